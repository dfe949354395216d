import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../test/tidy/source-tree.ts';
import { parseIntentFile } from './intent-file.ts';

it('reads what the schema describes', () => {
  const intent = {
    $schema: 'x',
    names: ['db1.example.com'],
    accounts: [{ account: "'app'@'%'", require: 'subject', subject: '/CN=app' }],
    ca: './ca',
    enforce: true,
    protocolFloor: 'TLSv1.3',
  };
  expect(parseIntentFile(JSON.stringify(intent), 'f')).toEqual(intent);
  expect(parseIntentFile('{}', 'f')).toEqual({});
});

it('names the place of what is wrong', () => {
  const check = (value: unknown, at: RegExp): void => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(() => parseIntentFile(text, 'f.json'), text).toThrow(
      expect.objectContaining({ code: 'intent-invalid', message: expect.stringMatching(at) }),
    );
  };
  check('{', /f\.json:1:\d+: .*YAML or JSON/);
  check([], /an object/);
  check({ enforced: true }, /enforced.*one of names/);
  check({ enforce: 'yes' }, /enforce.*true or false/);
  check({ names: [] }, /names/);
  check({ ca: '' }, /ca: .*a text/);
  check({ protocolFloor: 'TLSv1' }, /TLSv1\.2 or TLSv1\.3/);
  check({ accounts: {} }, /a list of accounts/);
  check({ accounts: [{ account: 'a' }] }, /accounts\[0\].*account and require/);
  check({ accounts: [{ account: 'a', require: 'tls' }] }, /accounts\[0\]\.require/);
});

it('reads YAML, and names line and column', () => {
  const text = "# who\nnames: [db1, db2]\naccounts:\n  - account: \"'app'@'%'\"\n    require: x509\nenforce: true\n";
  expect(parseIntentFile(text, 'f')).toEqual({
    names: ['db1', 'db2'],
    accounts: [{ account: "'app'@'%'", require: 'x509' }],
    enforce: true,
  });
  const check = (yaml: string, at: string): void =>
    expect(() => parseIntentFile(yaml, 'f.yaml'), yaml).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ at }) }),
    );
  check('names: [a]\nenforced: yes\n', 'f.yaml:2:1: enforced');
  check('accounts:\n  - account: a\n    require: tls\n', 'f.yaml:3:5: accounts[0].require');
  check('names: [a]\nnames: [b]\n', 'f.yaml:2:1');
  check('ca: "x\n', 'f.yaml:2:1');
  check('- a\n', 'f.yaml:1:1');
  check('names: *x\n', 'f.yaml');
  check('ca: !secret x\n', 'f.yaml:1:5');
  check('---\nca: x\n---\nca: y\n', 'f.yaml:3:1');
  check('enforce: yes\n', 'f.yaml:1:1: enforce');
});

it('knows the same keys as the published schema', () => {
  const schema = JSON.parse(readFileSync(join(root, 'schema', 'tlsql.schema.json'), 'utf8')) as {
    properties: Record<string, unknown>;
  };
  for (const key of Object.keys(schema.properties).filter((one) => one !== '$schema'))
    expect(() => parseIntentFile(JSON.stringify({ [key]: null }), 'f')).not.toThrow(/one of names/);
  expect(() => parseIntentFile('{"none":1}', 'f')).toThrow(
    new RegExp(Object.keys(schema.properties).slice(1).join(', ')),
  );
});
