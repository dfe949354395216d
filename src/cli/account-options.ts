import { resolve } from 'node:path';
import { fail } from '../base/error.ts';
import type { RequireClause } from '../facts/account.ts';
import { readBytes } from '../io/files.ts';
import type { OptionSpec } from '../optionfile/option-spec.ts';
import { type Certificate, parseCertificates } from '../x509/certificate.ts';
import { type OnelineStyle, oneline } from '../x509/name-oneline.ts';
import type { Context } from './context.ts';

/** Options that say which REQUIRE clause is meant. */
export const clauseOptions = [
  { name: 'none', kind: 'flag', help: 'nothing: also connections in the clear', group: 'clause' },
  { name: 'ssl', kind: 'flag', help: 'TLS', group: 'clause' },
  { name: 'x509', kind: 'flag', help: 'a certificate of a CA that the server trusts', group: 'clause' },
  { name: 'subject', kind: 'value', valueName: 'SUBJECT', help: 'this subject, in the one-line form', group: 'clause' },
  { name: 'issuer', kind: 'value', valueName: 'ISSUER', help: 'this issuer, in the one-line form', group: 'clause' },
  { name: 'subject-of', kind: 'value', valueName: 'CERT', help: 'the subject of this certificate', group: 'clause' },
  { name: 'issuer-of', kind: 'value', valueName: 'CERT', help: 'the issuer of this certificate', group: 'clause' },
  { name: 'cipher', kind: 'value', valueName: 'CIPHER', help: "this cipher, by OpenSSL's name", group: 'clause' },
] as const satisfies readonly OptionSpec[];

/** Values of `clauseOptions`. */
interface ClauseGiven {
  readonly none: boolean | undefined;
  readonly ssl: boolean | undefined;
  readonly x509: boolean | undefined;
  readonly subject: string | undefined;
  readonly issuer: string | undefined;
  readonly 'subject-of': string | undefined;
  readonly 'issuer-of': string | undefined;
  readonly cipher: string | undefined;
}

/** The clause that the flags mean: one of none, ssl and x509, or any of subject, issuer and cipher together. */
export async function clauseFromGiven(
  context: Context,
  given: ClauseGiven,
  style: OnelineStyle,
): Promise<RequireClause> {
  const single = (['none', 'ssl', 'x509'] as const).filter((name) => given[name] === true);
  const of = async (file: string): Promise<Certificate> => await leafOf(context, file);
  const subject =
    given['subject-of'] === undefined ? given.subject : oneline((await of(given['subject-of'])).subject, style);
  const issuer =
    given['issuer-of'] === undefined ? given.issuer : oneline((await of(given['issuer-of'])).issuer, style);
  const { cipher } = given;
  const specified = subject !== undefined || issuer !== undefined || cipher !== undefined;
  const [only] = single;
  if (single.length + (specified ? 1 : 0) !== 1 || (only === undefined && !specified)) {
    fail('usage', {
      seen: single.length + (specified ? 1 : 0) === 0 ? 'no clause' : 'several clauses',
      expected: 'one of --none, --ssl, --x509, or --subject, --issuer and --cipher in any combination',
    });
  }
  if (only !== undefined) return { kind: only === 'none' ? 'NONE' : only === 'ssl' ? 'SSL' : 'X509' };
  return {
    kind: 'SPECIFIED',
    ...(subject === undefined ? {} : { subject }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(cipher === undefined ? {} : { cipher }),
  };
}

/** The first certificate of a file. */
export async function leafOf(context: Context, file: string): Promise<Certificate> {
  const path = resolve(context.cwd, file);
  const leaf = parseCertificates(await readBytes(path), file)[0];
  return leaf ?? fail('pem-no-block', { at: file, seen: 'no certificate' });
}
