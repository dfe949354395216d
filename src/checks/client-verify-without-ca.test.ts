import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { connectionSettings } from '../optionfile/connection-settings.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { check } from './client-verify-without-ca.ts';

const files = { options: [], effective: [], files: [], problems: [], groups: [], fatal: null };
const client = (...options: [string, string][]) => {
  const given: GivenOption[] = options.map(([name, value]) => ({
    name,
    value,
    origin: { kind: 'argument', index: 0 },
  }));
  return makeFacts({ client: { settings: connectionSettings(given, files, {}) } });
};

it('fires: VERIFY_CA and no CA', () => finds(check, client(['ssl-mode', 'VERIFY_CA']), 1));

it('is silent: a CA, or nothing to verify', () => {
  finds(check, client(['ssl-mode', 'VERIFY_CA'], ['ssl-ca', '/ca.pem']), 0);
  finds(check, client(['ssl-mode', 'REQUIRED']), 0);
});

it('is silent: the CA stands in a misspelt line', () => {
  const lines = (name: string) => clientWith(`[client]\nssl-mode=VERIFY_CA\n${name}=/ca.pem\n`);
  finds(check, lines('ssl-cafile'), 0);
  finds(check, lines('ssl-cert'), 1);
});
