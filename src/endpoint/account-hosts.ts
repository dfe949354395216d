import { matchesPattern } from './sql/like.ts';

/** Who is at the other end, as accounts name it. */
export interface Peer {
  /** `localhost` for a socket and for loopback addresses (unless skip_name_resolve), else the same as `ip`. */
  readonly host: string;
  /** Undefined for a socket. */
  readonly ip: string | undefined;
}

/** The peer of a connection from `address`, undefined for a Unix socket. IPv4 in IPv6 clothes is IPv4. */
export function peerOf(address: string | undefined, resolve: boolean): Peer {
  if (address === undefined) return { host: 'localhost', ip: undefined };
  const ip = address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
  const loopback = ip === '::1' || ip.startsWith('127.');
  return { host: loopback && resolve ? 'localhost' : ip, ip };
}

/** Does the host part of an account fit the peer? Patterns have `%` and `_`; IPv4 also `a.b.c.d/mask` and `a.b.c.d/bits`. */
export function hostFits(host: string, peer: Peer): boolean {
  const net = network(host);
  if (net !== undefined) {
    const ip = peer.ip === undefined ? undefined : ipNumber(peer.ip);
    return ip !== undefined && (ip & net.mask) >>> 0 === net.ip;
  }
  if (host === '') return true;
  return (
    matchesPattern(peer.host.toLowerCase(), host.toLowerCase()) ||
    (peer.ip !== undefined && matchesPattern(peer.ip, host))
  );
}

/** For sorting: the more specific host first (MySQL 8 reference manual, "Access Control, Stage 1"). */
export function compareHosts(a: string, b: string): number {
  const [rankA, rankB] = [specificity(a), specificity(b)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (rankB[index] ?? 0) - (rankA[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Class (address, CIDR, netmask, other), mask, and get_sort() of mysql-server/sql/auth/sql_auth_cache.cc. */
function specificity(host: string): [number, number, number] {
  const net = network(host);
  if (net !== undefined) return [net.form === 'cidr' ? 2 : 1, net.mask, 0];
  if (ipNumber(host) !== undefined) return [3, 0xffffffff, 0];
  return [0, 0, wildcardRank(host)];
}

/** 128 without wildcards, else the place of the first one, which `%` alone has lowest; 0 for an empty host. */
function wildcardRank(host: string): number {
  if (host === '%') return 1;
  for (let index = 0; index < host.length; index += 1) {
    if (host[index] === '\\') index += 1;
    else if (host[index] === '%' || host[index] === '_') return Math.min(index + 2, 127);
  }
  return host === '' ? 0 : 128;
}

interface Network {
  readonly ip: number;
  readonly mask: number;
  readonly form: 'cidr' | 'netmask';
}

function network(host: string): Network | undefined {
  const slash = host.indexOf('/');
  if (slash === -1) return undefined;
  const ip = ipNumber(host.slice(0, slash));
  const tail = host.slice(slash + 1);
  if (ip === undefined) return undefined;
  const long = ipNumber(tail);
  if (long !== undefined) return { ip, mask: long, form: 'netmask' };
  if (!/^\d{1,2}$/.test(tail) || Number(tail) > 32) return undefined;
  const bits = Number(tail);
  const mask = bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0;
  return { ip: (ip & mask) >>> 0, mask, form: 'cidr' };
}

/** An IPv4 address as a number; undefined for anything else. */
function ipNumber(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((value, part) => value * 256 + Number(part), 0);
}
