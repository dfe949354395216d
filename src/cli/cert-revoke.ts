import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { revoke } from '../ca/revoke.ts';
import { revokeReasons } from '../ca/revoke-reasons.ts';
import { caOption, signingOptions, withCa } from './ca-options.ts';
import { requiredCa } from './cert-issue.ts';
import { type Command, defineCommand } from './command.ts';
import { daysFrom } from './days.ts';

export const certRevoke: Command = defineCommand({
  name: 'cert revoke',
  does: 'Revokes a certificate and makes the CRL.',
  synopsis: 'FILE|SERIAL --ca DIR [--reason REASON] [--no-crl]',
  about: 'Servers learn of it when they load the new DIR/crl.pem: put it where ssl-crl points and reload them.',
  positionals: [1, 1],
  options: [
    caOption,
    { name: 'reason', kind: 'value', valueName: 'REASON', choices: revokeReasons, help: revokeReasons.join(', ') },
    { name: 'no-crl', kind: 'flag', help: 'leave the CRL as it is; needs no key' },
    { name: 'crl-days', kind: 'value', valueName: 'N', help: 'how long the CRL is valid (30)' },
    ...signingOptions,
  ],
  examples: [
    { line: 'tlsql cert revoke alice-cert.pem --ca ./ca --reason keyCompromise', does: 'the key was stolen' },
    {
      line: 'tlsql cert revoke 4D3C2B1A --ca ./ca --reason cessationOfOperation',
      does: 'by serial, as ca show lists it',
    },
  ],
  async run(context, { options, positionals }) {
    const dir = requiredCa(options.ca, 'cert revoke');
    const word = positionals[0] ?? '';
    const file = resolve(context.cwd, word);
    const crlDays = daysFrom(options['crl-days'], '--crl-days');
    const revoked = await withCa(context, dir, options, (ca) =>
      revoke(ca, {
        what: existsSync(file) || /[/.]/.test(word) ? { file } : { serial: word },
        crl: options['no-crl'] !== true,
        ...(options.reason === undefined ? {} : { reason: options.reason }),
        ...(crlDays === undefined ? {} : { crlDays }),
      }),
    );
    const { pem: _text, ...crl } = revoked.crl ?? {};
    const next =
      revoked.crl === undefined
        ? `tlsql ca crl ${dir}`
        : `put ${revoked.crl.file} where the servers' ssl-crl points and reload them`;
    const json = { ...revoked, crl: revoked.crl === undefined ? null : crl };
    return {
      status: 0,
      json,
      text: [`${revoked.subject} is revoked (${revoked.reason}), serial ${revoked.serial}`, `next: ${next}`].join('\n'),
    };
  },
});
