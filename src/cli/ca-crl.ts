import { issueCrl } from '../ca/issue-crl.ts';
import { signingOptions, withCa } from './ca-options.ts';
import { type Command, defineCommand } from './command.ts';
import { daysFrom } from './days.ts';

export const caCrl: Command = defineCommand({
  name: 'ca crl',
  does: 'Makes the CRL of a CA folder anew.',
  synopsis: 'DIR [--days N]',
  about: [
    'Writes DIR/crl.pem. Give it to servers as ssl-crl and reload them; make it anew before it expires, because a server',
    'with an expired CRL refuses every certificate. Revocations that were scheduled take effect when their time has come.',
  ].join('\n'),
  positionals: [1, 1],
  options: [
    {
      name: 'days',
      kind: 'value',
      valueName: 'N',
      help: "how long it is valid (the folder's default_crl_days, else 30)",
    },
    ...signingOptions,
  ],
  examples: [
    { line: 'tlsql ca crl ./ca', does: 'a CRL for 30 days' },
    {
      line: '0 4 * * 1 tlsql ca crl /srv/ca --passphrase-file /root/ca-passphrase',
      does: 'in a crontab: every Monday',
    },
  ],
  async run(context, { options, positionals }) {
    const days = daysFrom(options.days);
    const crl = await withCa(context, positionals[0] ?? '', options, (ca) =>
      issueCrl(ca, days === undefined ? {} : { days }),
    );
    const { pem: _text, ...shown } = crl;
    const text = `${crl.file}: number ${crl.number}, ${crl.revoked} revoked, valid ${crl.thisUpdate} to ${crl.nextUpdate}`;
    return { status: 0, json: shown, text };
  },
});
