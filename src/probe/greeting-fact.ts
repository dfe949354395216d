import type { GreetingFact } from '../facts/wire.ts';
import { CLIENT, has } from '../mysql/capabilities.ts';
import type { Greeting } from '../mysql/packets/greeting.ts';

/** The greeting as a fact: version without the prefix for old replicas, product, TLS bit. */
export function greetingFact(greeting: Greeting): GreetingFact {
  const version = greeting.version.replace(/^5\.5\.5-(?=\d)/, '');
  return {
    protocol: 10,
    version,
    flavor: /mariadb/i.test(greeting.version) ? 'mariadb' : /percona/i.test(greeting.version) ? 'percona' : 'mysql',
    connectionId: greeting.connectionId,
    capabilities: greeting.capabilities,
    offersTls: has(greeting.capabilities, CLIENT.SSL),
    ...(greeting.authPlugin === undefined ? {} : { authPlugin: greeting.authPlugin }),
  };
}
