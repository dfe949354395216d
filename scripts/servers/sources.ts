import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A Debian archive that the machine itself uses. */
export interface Mirror {
  readonly uri: string;
  /** The keyring that the machine checks it with; null: apt's own. */
  readonly signedBy: string | null;
}

const debianSuites =
  /^(debian|bookworm|trixie|forky|duke|sid|stable|testing|unstable|oldstable|bullseye|oldoldstable)$/;
const debianKeyrings = [
  '/usr/share/keyrings/debian-archive-keyring.pgp',
  '/usr/share/keyrings/debian-archive-keyring.gpg',
];

/**
 * The first Debian archive among the machine's apt sources, or null. An archive of security updates or of another
 * distribution is none: only the main one has every suite.
 */
export function findMirror(etc: string = '/etc/apt'): Mirror | null {
  const texts = sourceFiles(etc).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  return (
    texts.flatMap(({ path, text }) => (path.endsWith('.sources') ? parseDeb822(text) : parseOneLine(text)))[0] ?? null
  );
}

/** Keyrings to try in turn: Debian's own knows every suite, the one that the mirror names may be of one release. */
export function keyringsFor(mirror: Mirror): (string | null)[] {
  return [...new Set([...debianKeyrings.filter((path) => existsSync(path)), mirror.signedBy])];
}

/** Debian archives in the one-line form, sources.list(5): `deb [ option=value … ] uri suite component …`. */
export function parseOneLine(text: string): Mirror[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]*)/.exec(line);
    if (match === null) return [];
    const [, options = '', uri = '', suite = '', components = ''] = match;
    const signedBy = /(?:^|\s)signed-by=(\S+)/i.exec(options)?.[1] ?? null;
    return mirrorIf(uri, [suite], components.split(/\s+/), signedBy);
  });
}

/** Debian archives in the deb822 form, sources.list(5): stanzas of `Field: value`, continued by a leading blank. */
export function parseDeb822(text: string): Mirror[] {
  const plain = text.replace(/^#.*\n?/gm, '');
  return plain.split(/\n\s*\n/).flatMap((stanza) => {
    const fields = new Map<string, string>();
    for (const match of stanza.matchAll(/^([A-Za-z0-9-]+):((?:.*)(?:\n[ \t].*)*)/gm)) {
      fields.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trim());
    }
    const words = (name: string): string[] => (fields.get(name) ?? '').split(/\s+/).filter((word) => word !== '');
    if (!words('types').includes('deb') || /^(no|false|0)$/i.test(fields.get('enabled') ?? 'yes')) return [];
    const signedBy = fields.get('signed-by') ?? null;
    return words('uris').flatMap((uri) => mirrorIf(uri, words('suites'), words('components'), signedBy));
  });
}

function mirrorIf(uri: string, suites: string[], components: string[], signedBy: string | null): Mirror[] {
  const known = suites.some((suite) => debianSuites.test(suite)) && components.includes('main');
  if (!known || uri.startsWith('cdrom:') || /security/.test(uri)) return [];
  // A key written into the stanza itself, or a fingerprint, says nothing about other suites.
  return [{ uri: uri.replace(/\/+$/, ''), signedBy: signedBy?.startsWith('/') === true ? signedBy : null }];
}

function sourceFiles(etc: string): string[] {
  const parts = join(etc, 'sources.list.d');
  const names = existsSync(parts) ? readdirSync(parts).sort() : [];
  return [join(etc, 'sources.list'), ...names.map((name) => join(parts, name))].filter(
    (path) => /\.(list|sources)$/.test(path) && existsSync(path),
  );
}
