import { type Case, type Verdict, verdictText } from './connect-cases.ts';

/** Whose verdict differs from tlsql's. */
export type Judge = 'mysql client' | 'mariadb client' | 'mysql2';

/** What a difference is about. */
interface Difference {
  readonly cell: Case;
  readonly judge: Judge;
  readonly ours: Verdict;
  readonly theirs: Verdict;
}

/** A difference that has its reason in docs/connect-differences.md, under this id. */
interface Explained {
  readonly id: string;
  readonly when: (difference: Difference) => boolean;
}

const refused = ({ ours, theirs }: Difference): boolean => ours.in === undefined && theirs.in === undefined;

const explained: readonly Explained[] = [
  {
    // Both refused: we keep the alert that the server sent, the others report the closed connection or OpenSSL's raw text.
    id: 'alert-is-kept',
    when: (difference) =>
      refused(difference) &&
      difference.cell.certificate === 'foreign' &&
      difference.cell.mode !== 'DISABLED' &&
      (difference.ours.error === '2026' || difference.ours.error === '2013') &&
      (difference.theirs.error === '2013' || difference.theirs.error === '2026' || difference.judge === 'mysql2'),
  },
  {
    id: 'mysql2-lacks-plugins',
    when: ({ cell, judge, theirs }) =>
      judge === 'mysql2' && theirs.in === undefined && (cell.plugin === 'ed25519' || cell.plugin === 'parsec'),
  },
  {
    id: 'mysql2-refuses-yassl',
    when: ({ cell, judge, theirs }) =>
      judge === 'mysql2' && cell.server === 'mysql56' && /legacy renegotiation/.test(theirs.text),
  },
  {
    // The others fetch the key from whoever answers: in, or refused by the account's REQUIRE only.
    id: 'public-key-only-on-request',
    when: ({ cell, ours, theirs }) =>
      cell.mode === 'DISABLED' &&
      (cell.plugin === 'sha256_password' || (cell.plugin === 'caching_sha2_password' && cell.cache === 'cold')) &&
      ours.error === '2061' &&
      (theirs.in === 'plain' || (cell.require === 'X509' && theirs.error === '1045')),
  },
];

/** The id of the reason for a difference, `same` for none, or undefined where nobody has explained it. */
export function reasonFor(difference: Difference): string | undefined {
  if (verdictText(difference.ours) === verdictText(difference.theirs)) return 'same';
  return explained.find((entry) => entry.when(difference))?.id;
}
