import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Is this address on the public internet?
 *
 * Shape: `false` also for what is no address.
 * Source: IANA special-purpose registries for IPv4 and IPv6, of which everything that is not globally reachable is refused. IPv6 addresses
 * that carry an IPv4 one (mapped, NAT64, 6to4, Teredo) are refused as a whole: what is behind them is another network's choice.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}

const closed4 = listOf('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);

/** All public IPv6 addresses lie here; loopback, link-local, unique-local, multicast, mapped and NAT64 ones do not. */
const open6 = listOf('ipv6', ['2000::/3']);

const closed6 = listOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}
