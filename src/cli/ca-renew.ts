import { resolve } from 'node:path';
import { openCa } from '../ca/open-ca.ts';
import { type RenewedCa, renewCa } from '../ca/renew-ca.ts';
import { renewIntermediate } from '../ca/renew-intermediate.ts';
import { keySpecs, parseKeySpec } from '../x509/key-pair.ts';
import { passphraseFrom, type SigningGiven, signingOptions, withCa } from './ca-options.ts';
import { type Command, defineCommand, type Outcome } from './command.ts';
import type { Context } from './context.ts';
import { daysFrom } from './days.ts';

export const caRenew: Command = defineCommand({
  name: 'ca renew',
  does: 'Gives a CA a new certificate, with the same key or a new one.',
  synopsis: 'DIR [--under PARENT] [--days N] [--new-key KIND] [--keep-serial]',
  about: [
    'With the same key every certificate of the CA stays valid; exchange ssl-ca files before the old certificate ends.',
    'With a new key, in this order: 1. DIR/cabundle.pem (new and old) as ssl-ca everywhere, and reload; 2. issue anew, and give servers',
    'and clients their NAME-chain.pem, which holds the cross-signed certificate; 3. DIR/cacert.pem alone as ssl-ca.',
    'An intermediate is renewed by the CA above it (--under), whose key signs: give servers and clients their new NAME-chain.pem.',
  ].join('\n'),
  positionals: [1, 1],
  options: [
    { name: 'days', kind: 'value', valueName: 'N', help: 'how long it is valid (3650; an intermediate 1825)' },
    { name: 'under', kind: 'value', valueName: 'PARENT', help: 'the folder of the CA above, for an intermediate' },
    { name: 'new-key', kind: 'value', valueName: 'KIND', help: `make a new key: ${keySpecs.join(', ')}` },
    { name: 'keep-serial', kind: 'flag', help: "keep the certificate's serial, for leaves that name it" },
    {
      name: 'new-passphrase-file',
      kind: 'value',
      valueName: 'FILE',
      help: "with --under: encrypt an intermediate's new key with the first line of this file",
    },
    ...signingOptions,
  ],
  examples: [
    { line: 'tlsql ca renew ./ca', does: 'ten more years with the same key' },
    { line: 'tlsql ca renew ./servers-ca --under ./ca', does: 'an intermediate, by the CA above it' },
    { line: 'tlsql ca renew ./ca --new-key ec:P-384', does: 'a new key, cross-signed by the old one' },
  ],
  async run(context, { options, positionals }) {
    const days = daysFrom(options.days);
    if (options.under !== undefined) return await renewBelow(context, positionals[0] ?? '', options.under, options);
    const passphrase = await passphraseFrom(context, options['passphrase-file']);
    const renewed = await withCa(context, positionals[0] ?? '', options, (ca) =>
      renewCa(ca, {
        keepSerial: options['keep-serial'] === true,
        ...(days === undefined ? {} : { days }),
        ...(options['new-key'] === undefined ? {} : { newKey: parseKeySpec(options['new-key']) }),
        ...(passphrase === undefined ? {} : { passphrase }),
      }),
    );
    for (const warning of renewed.warnings) context.stderr.write(`warning: ${warning}\n`);
    return { status: 0, json: renewed, text: renewedText(renewed) };
  },
});

interface BelowGiven extends SigningGiven {
  readonly days: string | undefined;
  readonly 'new-key': string | undefined;
  readonly 'new-passphrase-file': string | undefined;
}

async function renewBelow(context: Context, dir: string, under: string, options: BelowGiven): Promise<Outcome> {
  const days = daysFrom(options.days);
  const passphrase = await passphraseFrom(context, options['new-passphrase-file']);
  const ca = openCa(resolve(context.cwd, dir), { now: context.now });
  const renewed = await withCa(context, under, options, (parent) =>
    renewIntermediate(parent, ca, {
      ...(days === undefined ? {} : { days }),
      ...(options['new-key'] === undefined ? {} : { newKey: parseKeySpec(options['new-key']) }),
      ...(passphrase === undefined ? {} : { passphrase }),
    }),
  );
  for (const warning of renewed.warnings) context.stderr.write(`warning: ${warning}\n`);
  return { status: 0, json: renewed, text: renewedText(renewed) };
}

function renewedText(renewed: RenewedCa): string {
  return [
    renewed.subject,
    `  valid       ${renewed.notBefore} to ${renewed.notAfter}`,
    `  certificate ${renewed.files.certificate}`,
    `  the old one ${renewed.oldCertificate}`,
    ...(renewed.bundle === undefined ? [] : [`  old and new ${renewed.bundle}`]),
    ...(renewed.cross === undefined ? [] : [`  cross       ${renewed.cross}`]),
    `  SHA-256     ${renewed.fingerprint}`,
    '',
    renewed.files.chain === undefined
      ? `next: give every server and client ${renewed.bundle ?? renewed.files.certificate} as ssl-ca and reload`
      : `next: where ssl-ca or a chain file holds the old certificate, put ${renewed.files.chain} and reload; new ones come with it`,
  ].join('\n');
}
