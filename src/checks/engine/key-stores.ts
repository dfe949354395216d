import type { KeyStoreFact } from '../../facts/driver.ts';
import type { Facts } from '../../facts/facts.ts';

/** A key store with the option that names it. */
export interface NamedStore extends KeyStoreFact {
  readonly role: 'ca' | 'cert';
  readonly option: string;
  /** Whether it begins as a text of PEM does. */
  readonly pem: boolean;
}

/** The key stores of a Java driver's URL. */
export function namedStores(facts: Facts): NamedStore[] {
  const { driver } = facts.client ?? {};
  return (['ca', 'cert'] as const).flatMap((role) => {
    const store = driver?.stores?.[role];
    if (driver === undefined || store === undefined || !/connector-j/.test(driver.id)) return [];
    const pattern = role === 'ca' ? /^trust\w*(url|store)$/i : /^(client\w*url|keystore)$/i;
    const option = Object.keys(driver.options).find((name) => pattern.test(name)) ?? '';
    const { content } = store.file;
    return [{ ...store, role, option, pem: content?.form === 'pem' && content.blocks.length > 0 }];
  });
}
