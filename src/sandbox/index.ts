/*
 * An embedded Bitrix24 portal for the tests of people who script one: the package's second door, `bitrix24-provision/sandbox`.
 */
export { showPage } from './page/page.ts';
export {
  type ChatView,
  type CommandRecord,
  type Costs,
  type Department,
  FAULT_KINDS,
  type PageHandler,
  type Person,
  type RequestRecord,
  realisticCosts,
  type Sandbox,
  type SandboxEvent,
  type SandboxOptions,
  StartError,
  type StartTrouble,
  type Store,
  startSandbox,
  type Tariff,
} from './server.ts';
