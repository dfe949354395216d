import type { OptionsRefused } from '../../facts/client.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Found } from './check.ts';
import { proofLine } from './server-mend.ts';

/** The word of the command line that no client of this kind knows; undefined where it stands in a file or is known. */
export function refusedWord(facts: Facts): OptionsRefused | undefined {
  const refused = facts.client?.optionsRefused;
  return refused?.code === 'option-unknown' && refused.at === undefined ? refused : undefined;
}

/** The `run` of a check about a word that belongs to the other product, for the clients of one product. */
export function foundForeignWord(
  clients: RegExp,
  says: string,
  instead: (written: string) => string,
): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const refused = refusedWord(facts);
    const written = refused === undefined ? undefined : /--\S+/.exec(refused.seen)?.[0];
    if (written === undefined || !foreignWords.test(written) || !clients.test(facts.client?.program?.id ?? ''))
      return [];
    return [
      {
        what: `the command line has '${written}', which ${says}`,
        evidence: { written, instead: instead(written) },
        fix: [`${instead(written)}   # in place of ${written}`, proofLine(facts)],
      },
    ];
  };
}

const foreignWords =
  /^--(skip-)?(ssl|ssl-(mode|verify-server-cert|fp|fplist)|tls-ciphersuites|get-server-public-key|server-public-key-path|login-path)(=|$)/;
