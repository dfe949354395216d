import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { caSection, cnfValue, parseCnf, unreadablePart } from './openssl-cnf.ts';

function check(text: string, section: string, name: string, expected: string | undefined, overrides = {}): void {
  expect(cnfValue(parseCnf(text), section, name, overrides)).toBe(expected);
}

describe('openssl.cnf', () => {
  it('has sections, comments, quotes, escapes and continued lines', () => {
    check('a = 1 # one\n[ s ]\na=2', 's', 'a', '2');
    check('a = 1\n[s]\n', 's', 'a', '1');
    check('[ s ] # x\n  key   =  a b  \n', 's', 'key', 'a b');
    check('[s]\nk = "a # b" c', 's', 'k', 'a # b c');
    check('[s]\nk = a\\#b\\\\', 's', 'k', 'a#b\\');
    check('[s]\nk = a\\\n  b', 's', 'k', 'a  b');
    check("[s]\nk = '$x'", 's', 'k', '$x');
    check('\ufeff[s]\r\nk = v\r\n', 's', 'k', 'v');
    check('[s]\nother::k = v', 'other', 'k', 'v');
    check('[s]\n# k = v\nnonsense\n.include x', 's', 'k', undefined);
  });

  it('puts in variables, and its own folder for dir', () => {
    check('[s]\ndir = ./demoCA\nk = $dir/x', 's', 'k', './demoCA/x');
    check('[s]\ndir = ./demoCA\nk = $dir/x', 's', 'k', '/ca/x', { dir: '/ca' });
    check('[s]\ndir = $ENV::EASYRSA_PKI\nk = $dir/x', 's', 'k', '/ca/x', { dir: '/ca' });
    check('[s]\nk = $ENV::HOME/x', 's', 'k', undefined);
    check(`h = /h\n[t]\nx = 1\n[s]\nk = $\{h}/$(h)/$\{t::x}`, 's', 'k', '/h//h/1');
    check('[s]\na = $b\nb = $a', 's', 'a', undefined);
  });

  it('names the section of the CA', () => {
    expect(caSection(parseCnf('[ca]\ndefault_ca = mine\n[mine]\ndir=.'))).toBe('mine');
    expect(caSection(parseCnf('[CA_default]\ndir=.'))).toBe('CA_default');
    expect(caSection(parseCnf('[mysqld]\nssl=1'))).toBeUndefined();
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, name) => {
        const cnf = parseCnf(text);
        for (const section of cnf.sections.keys()) cnfValue(cnf, section, name);
      }),
    );
  });
});

describe('what openssl cannot read', () => {
  it('is told with its place, as openssl judges', { timeout: 60_000 }, async () => {
    const { layout } = await newCa();
    const good = readFileSync(join(layout.dir, 'openssl.cnf'), 'latin1');
    const path = join(layout.dir, 'changed.cnf');
    const check = (more: string, expected: RegExp | undefined): void => {
      writeFileSync(path, good + more);
      const { status, stderr } = spawnSync('openssl', ['ca', '-config', path, '-status', '00'], { encoding: 'utf8' });
      expect([more, /error on line|configuration file routines/.test(stderr)]).toEqual([more, expected !== undefined]);
      expect(status).not.toBe(null);
      if (expected === undefined) expect([more, unreadablePart(good + more)]).toEqual([more, undefined]);
      else expect(unreadablePart(good + more)).toMatch(expected);
    };
    const last = good.split('\n').length;
    check('', undefined);
    check('[[[', new RegExp(`^line ${last}: a section without`));
    check('\\\n# x\n[a\n', new RegExp(`^line ${last + 2}: a section without`));
    check('[a b]\n[]\n[a/b] x\n', undefined);
    check('foo\n', /neither a section nor/);
    check('[x]\na b = c\n', /neither/);
    check('[x]\n"a" = b\n', /neither/);
    check('[x]\n; = b\n*a= b\n.include /none\n', undefined);
    check('[x]\na = $nope\n', /^\[x\] a: a variable that is not there/);
    check('[x]\na = $ENV::PATH/x\nb = $a\n', undefined);
    check("[x]\na = '$nope'\n", undefined);
  });
});
