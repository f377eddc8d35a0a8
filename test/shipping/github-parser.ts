/** What of GitHub's own packages tests use; see `github.ts` for why nobody imports this file. */
export { data, Evaluator, Lexer, Parser } from '@actions/expressions';
export { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
export { parseAction } from '@actions/workflow-parser/actions/index';
