import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import type { OptionSpec } from './option-spec.ts';
import { readArguments } from './read-arguments.ts';

const table = [
  { name: 'host', short: 'h', kind: 'value', help: 'h' },
  { name: 'port', short: 'P', kind: 'value', help: 'P' },
  { name: 'password', short: 'p', kind: 'optional-value', secret: true, help: 'p' },
  { name: 'ssl-ca', kind: 'value', valueName: 'FILE', help: 'ca' },
  { name: 'ssl-capath', kind: 'value', help: 'capath' },
  { name: 'ssl-mode', kind: 'value', choices: ['DISABLED', 'VERIFY_CA', 'VERIFY_IDENTITY'], help: 'mode' },
  { name: 'ssl', kind: 'flag', help: 'ssl' },
  { name: 'verbose', short: 'v', kind: 'flag', help: 'v' },
  { name: 'table', short: 't', kind: 'flag', default: false, help: 't' },
  { name: 'name', kind: 'list', help: 'n' },
  { name: 'days', kind: 'value', default: '30', help: 'd' },
] as const satisfies readonly OptionSpec[];

/** The options that were given, and the positionals when there are any. */
function check(line: string, expected: Record<string, unknown>, positionals: readonly string[] = []): void {
  const read = readArguments(line === '' ? [] : line.split(' '), table);
  const given = new Set(read.given.map((option) => option.name));
  const options: Record<string, unknown> = read.options;
  expect(Object.fromEntries([...given].map((name) => [name, options[name]])), line).toEqual(expected);
  expect(read.positionals, line).toEqual(positionals);
}

function checkFails(line: string, code: string, text: RegExp): void {
  try {
    readArguments(line.split(' '), table);
  } catch (error) {
    expect(error).toBeInstanceOf(TlsqlError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(text), fault: 'user' });
    return;
  }
  expect.unreachable(`${line} was accepted`);
}

describe('readArguments', () => {
  it('takes values attached, after =, and as the next word', () => {
    for (const line of ['-P3306', '-P 3306', '--port=3306', '--port 3306']) check(line, { port: '3306' });
    check('--ssl-ca ca.pem --ssl-ca=', { 'ssl-ca': '' });
    check('--host -h', { host: '-h' });
    check('-h -- -- x', { host: '--' }, ['x']);
  });

  it('takes an optional value only in the same word', () => {
    check('-psecret', { password: 'secret' });
    check('-p secret', { password: true }, ['secret']);
    check('--password secret', { password: true }, ['secret']);
    check('--password=', { password: '' });
    check('--password=a --skip-password', { password: false });
  });

  it('reads letters in one word', () => {
    check('-vtP33', { verbose: true, table: true, port: '33' });
    check('-vp', { verbose: true, password: true });
  });

  it('knows dashes, underscores and unique beginnings', () => {
    check('--ssl_ca=x', { 'ssl-ca': 'x' });
    check('--hos=x --verb', { host: 'x', verbose: true });
    check('--ssl --ssl-ca=x', { ssl: true, 'ssl-ca': 'x' });
    checkFails('--ssl-c=x', 'option-ambiguous', /--ssl-ca, --ssl-capath/);
  });

  it('switches by prefix and by value', () => {
    for (const line of [
      '--skip-ssl',
      '--disable_ssl',
      '--ssl=0',
      '--ssl=OFF',
      '--ssl=false',
      '--enable-ssl=0',
      '--skip-ssl=off',
    ])
      check(line, { ssl: false });
    for (const line of ['--ssl', '--ssl=1', '--ssl=On', '--ssl=TRUE', '--enable-ssl', '--skip-ssl=0', '--loose-ssl'])
      check(line, { ssl: true });
    check('--loose-skip-ssl', { ssl: false });
    // As my_getopt does: only the innermost prefix has its effect.
    check('--skip-loose-ssl', { ssl: true });
    checkFails('--ssl=maybe', 'option-value-invalid', /--ssl=maybe/);
    checkFails('--skip-host', 'option-prefix-not-possible', /--skip-host/);
    checkFails('--maximum-port=1', 'option-prefix-not-possible', /--maximum-port/);
  });

  it('takes choices without case and by a unique beginning', () => {
    check('--ssl-mode=verify_ca', { 'ssl-mode': 'VERIFY_CA' });
    check('--ssl-mode=d', { 'ssl-mode': 'DISABLED' });
    for (const wrong of ['VERIFY', 'ON', ''])
      checkFails(`--ssl-mode=${wrong}`, 'option-value-invalid', /one of DISABLED/);
  });

  it('lets options and words mix, ends at --, keeps a lone dash', () => {
    check('a -v b - -- -v --x', { verbose: true }, ['a', 'b', '-', '-v', '--x']);
  });

  it('adds lists up, fills defaults, lets the last win', () => {
    const { options, origins } = readArguments(['--name=a', '--name', 'b', '-ha', '-hb'], table);
    const name: readonly string[] = options.name;
    const days: string = options.days;
    expect([name, days, options.host, options.port, options.table]).toEqual([['a', 'b'], '30', 'b', undefined, false]);
    expect(origins).toMatchObject({ host: { kind: 'argument', index: 4 }, days: { kind: 'default' } });
    expect(readArguments([], table).options.name).toEqual([]);
  });

  it('tells which word holds a value, so that a password can be wiped', () => {
    expect(readArguments(['-v', '-psecret', '--host', 'x'], table).origins).toMatchObject({
      password: { kind: 'argument', index: 1 },
      host: { kind: 'argument', index: 3 },
    });
  });

  it('refuses what is not in the table and proposes the nearest', () => {
    for (const [line, nearest] of [
      ['--hots=x', 'host'],
      ['--ssl-mod3=x', 'ssl-mode'],
      ['--pasword=secret', 'password'],
    ] as const) {
      try {
        readArguments([line], table);
        expect.unreachable(line);
      } catch (error) {
        expect(error).toMatchObject({ code: 'option-unknown', detail: { next: `did you mean --${nearest}?` } });
        expect(String(error)).not.toContain('secret');
      }
    }
    checkFails('--nothing-like-it', 'option-unknown', /^unknown option --nothing-like-it$/);
    checkFails('-vxpsecret', 'option-unknown', /^unknown option -x$/);
    checkFails('--host', 'option-value-missing', /--host=VALUE/);
    checkFails('--ssl-ca', 'option-value-missing', /--ssl-ca=FILE/);
    checkFails('-P', 'option-value-missing', /--port/);
    checkFails('--=x', 'option-unknown', /^unknown option --$/);
  });

  it('lets --loose- options pass that are not in the table', () => {
    const { warnings, given } = readArguments(['--loose-nonsense=1', '--loose-skip-more'], table);
    expect(given).toEqual([]);
    expect(warnings.map((warning) => warning.text)).toEqual([
      '--loose-nonsense is ignored: there is no such option',
      '--loose-skip-more is ignored: there is no such option',
    ]);
  });

  it('throws nothing but coded errors, whatever the words', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        '-',
        '--',
        '-p',
        '-P',
        '--ssl',
        '--ssl-ca',
        '--loose-',
        '--skip-',
        '--enable-ssl=',
        '__',
        '--name=',
      ),
      fc.string({ maxLength: 6 }).map((text) => `--skip-${text}`),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        try {
          readArguments(words, table);
        } catch (error) {
          expect(error).toBeInstanceOf(TlsqlError);
        }
      }),
    );
  });
});
