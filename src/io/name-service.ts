import { Resolver } from 'node:dns/promises';

/** What the name service says of a name or an address, each answer within half a second; none where it says nothing. */
export interface NameService {
  /** IPv4 and IPv6. */
  addresses(name: string): Promise<string[]>;
  /** What the name stands for (CNAME). */
  aliasOf(name: string): Promise<string[]>;
  /** The names of an address (PTR). */
  names(address: string): Promise<string[]>;
}

/** The name servers of this machine, asked directly: unlike getaddrinfo, a question to a dead one ends in time. */
export function nameService(millis = 500): NameService {
  const resolver = new Resolver({ timeout: millis, tries: 1 });
  const none = (): string[] => [];
  return {
    addresses: async (name) =>
      (await Promise.all([resolver.resolve4(name).catch(none), resolver.resolve6(name).catch(none)])).flat(),
    aliasOf: (name) => resolver.resolveCname(name).catch(none),
    names: (address) => resolver.reverse(address).catch(none),
  };
}
