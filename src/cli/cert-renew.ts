import { resolve } from 'node:path';
import { renewLeaf } from '../ca/renew-leaf.ts';
import { keySpecs, parseKeySpec } from '../x509/key-pair.ts';
import { caOption, signingOptions, withCa } from './ca-options.ts';
import { issuedOutcome, requiredCa } from './cert-issue.ts';
import { type Command, defineCommand } from './command.ts';
import { daysFrom } from './days.ts';

export const certRenew: Command = defineCommand({
  name: 'cert renew',
  does: 'Issues a certificate like an old one, and revokes the old one with a new CRL.',
  synopsis: 'FILE --ca DIR [--out DIR] [--keep-old DAYS] [options]',
  about: [
    'Subject, names and purpose stay. NAME-cert.pem and NAME-key.pem are replaced where they are, the old ones stay beside as',
    'NAME-cert-SERIAL.pem and NAME-key-SERIAL.pem; with --out the new ones are written elsewhere.',
    'With --keep-old the old one is revoked by the first tlsql ca crl after that many days, so servers can be changed in peace.',
  ].join('\n'),
  positionals: [1, 1],
  options: [
    caOption,
    { name: 'out', kind: 'value', valueName: 'DIR', help: 'folder for the new files, in place of the old ones' },
    { name: 'days', kind: 'value', valueName: 'N', help: 'how long it is valid (397), never beyond the CA' },
    {
      name: 'key',
      kind: 'value',
      valueName: 'KIND',
      help: `kind of the new key: ${keySpecs.join(', ')} (the old one's)`,
    },
    { name: 'keep-key', kind: 'flag', help: 'keep the key, make a new certificate alone' },
    { name: 'keep-old', kind: 'value', valueName: 'DAYS', help: 'revoke the old one only after so many days' },
    { name: 'legacy', kind: 'flag', help: 'RSA key in PKCS#1 form' },
    { name: 'force', kind: 'flag', help: 'replace files that are there' },
    ...signingOptions,
  ],
  examples: [
    {
      line: 'tlsql cert renew /etc/mysql/tls/db1-cert.pem --ca ./ca --keep-old 7',
      does: 'renews in place; the old one is good for another week',
    },
    { line: 'tlsql cert renew alice-cert.pem --ca ./ca --out ./new', does: 'the new files apart' },
  ],
  async run(context, { options, positionals }) {
    const dir = requiredCa(options.ca, 'cert renew');
    const [days, keepOld] = [daysFrom(options.days), daysFrom(options['keep-old'], '--keep-old')];
    const wanted = {
      file: resolve(context.cwd, positionals[0] ?? ''),
      keepKey: options['keep-key'] === true,
      legacy: options.legacy === true,
      force: options.force === true,
      ...(options.out === undefined ? {} : { out: resolve(context.cwd, options.out) }),
      ...(days === undefined ? {} : { days }),
      ...(keepOld === undefined ? {} : { keepOldDays: keepOld }),
      ...(options.key === undefined ? {} : { key: parseKeySpec(options.key) }),
    };
    const renewed = await withCa(context, dir, options, (ca) => renewLeaf(ca, wanted));
    const { old, ...issued } = renewed;
    const outcome = issuedOutcome(context, issued);
    const said = old.scheduled
      ? `is revoked after ${old.revokedAt}, by the next tlsql ca crl`
      : 'is revoked, and the CRL says so';
    return {
      ...outcome,
      json: { ...(outcome.json as object), old },
      text: `${outcome.text}\n  the old one ${old.serial} ${said}`,
    };
  },
});
