import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findMirror, type Mirror, parseDeb822, parseOneLine } from './sources.ts';

const one = (uri: string, signedBy: string | null = null): Mirror[] => [{ uri, signedBy }];

it.each<[string, string, Mirror[]]>([
  ['plain', 'deb http://a/debian bookworm main contrib', one('http://a/debian')],
  ['with options', 'deb [arch=amd64 signed-by=/k.gpg] http://a/debian/ sid main', one('http://a/debian', '/k.gpg')],
  ['a mirror list', 'deb mirror+file:/etc/mirrors trixie main', one('mirror+file:/etc/mirrors')],
  ['commented out', '# deb http://a/debian bookworm main', []],
  ['of source packages', 'deb-src http://a/debian bookworm main', []],
  ['security', 'deb http://a/debian-security bookworm-security main', []],
  ['security with the plain suite', 'deb http://security.a/debian stable main', []],
  ['another distribution', 'deb http://a/ubuntu noble main universe', []],
  ['no main', 'deb http://a/debian bookworm contrib', []],
  ['a disc', 'deb cdrom:[Debian]/ bookworm main', []],
  ['two', 'deb http://a/x noble main\ndeb http://b/debian stable main # mine', one('http://b/debian')],
  ['empty', '', []],
])('one-line form: %s', (_, text, expected) => expect(parseOneLine(text)).toEqual(expected));

it.each<[string, string, Mirror[]]>([
  [
    'plain',
    'Types: deb\nURIs: http://a/debian\nSuites: bookworm bookworm-updates\nComponents: main\n',
    one('http://a/debian'),
  ],
  [
    'signed',
    'types: deb deb-src\nuris: http://a/d/\nsuites: sid\ncomponents: main\nSigned-By: /k.gpg',
    one('http://a/d', '/k.gpg'),
  ],
  ['a comment inside', 'Types: deb\n# x\nURIs: http://a/d\nSuites: sid\nComponents: main', one('http://a/d')],
  [
    'continued',
    'Types: deb\nURIs:\n http://a/d\n http://b/d\nSuites: sid\nComponents: main',
    [...one('http://a/d'), ...one('http://b/d')],
  ],
  [
    'a key inside',
    'Types: deb\nURIs: http://a/d\nSuites: sid\nComponents: main\nSigned-By:\n -----BEGIN\n .\n x',
    one('http://a/d'),
  ],
  ['switched off', 'Enabled: no\nTypes: deb\nURIs: http://a/d\nSuites: sid\nComponents: main', []],
  ['of sources only', 'Types: deb-src\nURIs: http://a/d\nSuites: sid\nComponents: main', []],
  [
    'the second stanza',
    'Types: deb\nURIs: http://s/debian-security\nSuites: bookworm-security\nComponents: main\n\nTypes: deb\nURIs: http://a/d\nSuites: bookworm\nComponents: main',
    one('http://a/d'),
  ],
  ['empty', '', []],
])('deb822 form: %s', (_, text, expected) => expect(parseDeb822(text)).toEqual(expected));

it('reads the files that apt reads, and no others', () => {
  const etc = mkdtempSync(join(tmpdir(), 'etc-'));
  expect(findMirror(etc)).toBeNull();
  mkdirSync(join(etc, 'sources.list.d'));
  writeFileSync(
    join(etc, 'sources.list.d', 'a.sources.off'),
    'Types: deb\nURIs: http://off/d\nSuites: sid\nComponents: main',
  );
  expect(findMirror(etc)).toBeNull();
  writeFileSync(
    join(etc, 'sources.list.d', 'b.sources'),
    'Types: deb\nURIs: http://on/d\nSuites: sid\nComponents: main',
  );
  expect(findMirror(etc)?.uri).toBe('http://on/d');
  writeFileSync(join(etc, 'sources.list'), 'deb http://first/d sid main');
  expect(findMirror(etc)?.uri).toBe('http://first/d');
  rmSync(etc, { recursive: true });
});
