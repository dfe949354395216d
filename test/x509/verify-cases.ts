import { tags } from '../../src/x509/der.ts';
import { nothing, octetString, oid, sequence, text, tlv } from '../../src/x509/der-write.ts';
import { purposes } from '../../src/x509/extension/extended-key-usage.ts';
import type { RawExtension } from '../../src/x509/extension/extension.ts';
import { parseOneline } from '../../src/x509/name-text.ts';
import { crlCases } from './verify-crl-cases.ts';
import type { VerifyCase } from './verify-judge.ts';
import { constraintCases } from './verify-name-cases.ts';
import {
  type CertificateSpec,
  type Digest,
  day,
  type Entity,
  ext,
  extension,
  issue,
  keyKinds,
  moment,
} from './verify-pki.ts';

const levels = [0, 1, 2, 3, 4, 5] as const;

/** A root, what is between, and a leaf, with some of it changed. */
export interface ChainSpec {
  readonly root?: CertificateSpec;
  readonly mid?: CertificateSpec;
  readonly leaf?: CertificateSpec;
}

export interface Chain {
  readonly root: Entity;
  readonly mid: Entity;
  readonly leaf: Entity;
}

/** Root and intermediate are made once for all chains that don't change them. */
let usual: Pick<Chain, 'root' | 'mid'> | undefined;

export function chainOf({ root, mid, leaf = {} }: ChainSpec): Chain {
  const makeRoot = (): Entity => issue({ subject: '/CN=Root', extensions: [ext.ca()], ...root });
  const makeMid = (signer: Entity): Entity =>
    issue({ subject: '/CN=Mid', keyNumber: 1, extensions: [ext.ca()], ...mid }, signer);
  if (root === undefined && mid === undefined && usual === undefined) {
    const top = makeRoot();
    usual = { root: top, mid: makeMid(top) };
  }
  const top = root === undefined && usual !== undefined ? usual.root : makeRoot();
  const between = root === undefined && mid === undefined && usual !== undefined ? usual.mid : makeMid(top);
  return { root: top, mid: between, leaf: issue({ subject: '/CN=leaf', keyNumber: 2, ...leaf }, between) };
}

/** The case of a chain whose root is trusted and whose intermediate is sent along. */
export function caseOf(name: string, spec: ChainSpec, more: Partial<VerifyCase> = {}): VerifyCase {
  const { root, mid, leaf } = chainOf(spec);
  return { name, leaf: leaf.der, trusted: [root.der], untrusted: [mid.der], ...more };
}

/** Every chain of the corpus. */
export function verifyCases(): VerifyCase[] {
  return [
    ...keyCases(),
    ...dateCases(),
    ...authorityCases(),
    ...purposeCases(),
    ...damageCases(),
    ...pathCases(),
    ...renewalCases(),
    ...constraintCases(),
    ...crlCases(),
  ];
}

function keyCases(): VerifyCase[] {
  const byKey = keyKinds.flatMap((key) => [
    caseOf(`key-leaf-${key}`, { leaf: { key } }),
    caseOf(`key-mid-${key}`, { mid: { key, extensions: [ext.ca()] } }),
    caseOf(`key-root-${key}`, { root: { key, extensions: [ext.ca()] } }),
  ]);
  const byLevel = keyKinds.flatMap((key) =>
    levels.flatMap((level) => [
      caseOf(`level-${level}-leaf-${key}`, { leaf: { key } }, { level }),
      caseOf(`level-${level}-mid-${key}`, { mid: { key, extensions: [ext.ca()] }, leaf: { key: 'ed448' } }, { level }),
    ]),
  );
  const digests: Digest[] = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
  const byDigest = digests.flatMap((digest) =>
    levels.flatMap((level) =>
      (['rsa3072', 'p384', 'dsa'] as const).map((key) =>
        caseOf(
          `level-${level}-${digest}-${key}`,
          { mid: { key, extensions: [ext.ca()] }, leaf: { key: 'p521', digest } },
          { level },
        ),
      ),
    ),
  );
  const pss = levels.map((level) =>
    caseOf(`level-${level}-pss`, { mid: { key: 'rsa3072', extensions: [ext.ca()] }, leaf: { pss: true } }, { level }),
  );
  return [...byKey, ...byLevel, ...byDigest, ...pss];
}

function dateCases(): VerifyCase[] {
  const utc = (value: string): Uint8Array => text(tags.utcTime, value);
  const general = (value: string): Uint8Array => text(tags.generalizedTime, value);
  const odd = [
    utc('2601010000Z'),
    utc('260101000000+0000'),
    utc('261301000000Z'),
    utc('260230000000Z'),
    utc('26010100000Z'),
    utc('500101000000Z'),
    general('20260101000000Z'),
    general('20260101000000.5Z'),
    general('202601010000Z'),
    general('00000101000000Z'),
    general('99991231235959Z'),
    general('2026010100000aZ'),
  ];
  const places = ['root', 'mid', 'leaf'] as const;
  const bases = { root: { extensions: [ext.ca()] }, mid: { extensions: [ext.ca()] }, leaf: {} };
  return places.flatMap((place) => {
    const at = (name: string, change: CertificateSpec): VerifyCase =>
      caseOf(`date-${place}-${name}`, { [place]: { ...bases[place], ...change } });
    return [
      at('expired', { notAfter: day(-1) }),
      at('future', { notBefore: day(1) }),
      at('both', { notBefore: day(2), notAfter: day(-2) }),
      at('ends-now', { notAfter: moment }),
      at('begins-now', { notBefore: moment }),
      at('ends-in-a-second', { notAfter: new Date(moment.getTime() + 1000) }),
      ...odd.flatMap((value, index) => [
        at(`odd-begin-${index}`, { notBefore: value }),
        at(`odd-end-${index}`, { notAfter: value }),
      ]),
    ];
  });
}

/** Extensions that make, or do not make, a CA. */
const authorities: Readonly<Record<string, readonly RawExtension[]>> = {
  none: [],
  ca: [ext.ca()],
  'ca-not-critical': [ext.ca(undefined, false)],
  'not-ca': [ext.notCa()],
  'usage-sign': [ext.usage('keyCertSign')],
  'usage-other': [ext.usage('digitalSignature')],
  'ca-usage-sign': [ext.ca(), ext.usage('keyCertSign', 'cRLSign')],
  'ca-usage-other': [ext.ca(), ext.usage('digitalSignature', 'cRLSign')],
  'not-ca-usage-sign': [ext.notCa(), ext.usage('keyCertSign')],
  'netscape-ssl': [ext.netscape(5)],
  'netscape-email': [ext.netscape(6)],
  'netscape-server': [ext.netscape(1)],
  'ca-eku-server': [ext.ca(), ext.eku(purposes.serverAuth)],
  'ca-eku-client': [ext.ca(), ext.eku(purposes.clientAuth)],
  'ca-eku-any': [ext.ca(), ext.eku(purposes.any)],
  'ca-unknown': [ext.ca(), ext.unknown(false)],
  'ca-unknown-critical': [ext.ca(), ext.unknown(true)],
};

function authorityCases(): VerifyCase[] {
  return Object.entries(authorities).flatMap(([name, extensions]) =>
    (['root', 'mid', 'leaf'] as const).flatMap((place) =>
      (['any', 'sslserver', 'sslclient'] as const).flatMap((purpose) => [
        caseOf(`ca-${place}-${name}-${purpose}`, { [place]: { extensions } }, { purpose }),
        ...(place === 'leaf' || purpose === 'sslclient'
          ? []
          : [caseOf(`ca-v1-${place}-${name}-${purpose}`, { [place]: { extensions, version: 1 } }, { purpose })]),
      ]),
    ),
  );
}

function purposeCases(): VerifyCase[] {
  const leaves: Readonly<Record<string, readonly RawExtension[]>> = {
    server: [ext.eku(purposes.serverAuth)],
    client: [ext.eku(purposes.clientAuth)],
    both: [ext.eku(purposes.serverAuth, purposes.clientAuth)],
    any: [ext.eku(purposes.any)],
    code: [ext.eku('1.3.6.1.5.5.7.3.3')],
    sgc: [ext.eku('1.3.6.1.4.1.311.10.3.3')],
    nssgc: [ext.eku('2.16.840.1.113730.4.1')],
    empty: [ext.eku()],
    'usage-signature': [ext.usage('digitalSignature')],
    'usage-encipherment': [ext.usage('keyEncipherment')],
    'usage-agreement': [ext.usage('keyAgreement')],
    'usage-repudiation': [ext.usage('nonRepudiation')],
    'netscape-client': [ext.netscape(0)],
    'netscape-server': [ext.netscape(1)],
    'ca-server': [ext.ca(), ext.eku(purposes.serverAuth)],
  };
  return Object.entries(leaves).flatMap(([name, extensions]) =>
    (['any', 'sslserver', 'sslclient'] as const).flatMap((purpose) => [
      caseOf(`purpose-${name}-${purpose}`, { leaf: { extensions } }, { purpose }),
      {
        name: `purpose-self-${name}-${purpose}`,
        ...selfSigned(issue({ subject: '/CN=self', extensions }).der),
        purpose,
      },
    ]),
  );
}

function selfSigned(der: Uint8Array): Pick<VerifyCase, 'leaf' | 'trusted'> {
  return { leaf: der, trusted: [der] };
}

function damageCases(): VerifyCase[] {
  const known = [
    '2.5.29.19',
    '2.5.29.15',
    '2.5.29.37',
    '2.5.29.17',
    '2.5.29.14',
    '2.5.29.35',
    '2.5.29.30',
    '2.5.29.31',
  ];
  const others = ['2.5.29.32', '2.5.29.18', '1.3.6.1.5.5.7.1.1', '2.16.840.1.113730.1.1', '1.3.6.1.5.5.7.1.14'];
  const bad = octetString(Uint8Array.of(1, 2, 3));
  const damaged = [...known, ...others].flatMap((type) => [
    caseOf(`damage-leaf-${type}`, { leaf: { extensions: [extension(type, bad)] } }),
    caseOf(`damage-mid-${type}`, { mid: { extensions: [ext.ca(), extension(type, bad)] } }),
    caseOf(`damage-root-${type}`, { root: { extensions: [ext.ca(), extension(type, bad)] } }),
    caseOf(
      `damage-partial-${type}`,
      { leaf: { extensions: [extension(type, bad)] } },
      { partialChain: true, purpose: 'sslserver' },
    ),
  ]);
  const twice = [ext.ca(), ext.ca()];
  const rsa = sequence(oid('1.2.840.113549.1.1.11'), nothing());
  const { leaf } = chainOf({ leaf: { extensions: [extension('2.5.29.15', bad)] } });
  return [
    ...damaged,
    { name: 'damage-trusted-leaf', leaf: leaf.der, trusted: [leaf.der], partialChain: true, purpose: 'sslserver' },
    caseOf('damage-twice-mid', { mid: { extensions: twice } }),
    caseOf('damage-twice-leaf', { leaf: { extensions: [ext.san(), ext.san()] } }),
    caseOf('damage-twice-unknown', { leaf: { extensions: [ext.unknown(false), ext.unknown(false)] } }),
    caseOf('damage-usage-empty', { mid: { extensions: [ext.ca(), ext.usage()] } }),
    caseOf('damage-negative-path', {
      mid: { extensions: [extension('2.5.29.19', sequence(Uint8Array.of(1, 1, 255, 2, 1, 255)))] },
    }),
    caseOf('damage-trailing', {
      mid: { extensions: [extension('2.5.29.19', Buffer.concat([ext.ca().value, Uint8Array.of(5, 0)]))] },
    }),
    caseOf('damage-signature-leaf', { leaf: { damagedSignature: true } }),
    caseOf('damage-signature-mid', { mid: { damagedSignature: true, extensions: [ext.ca()] } }),
    caseOf('damage-signature-root', { root: { damagedSignature: true, extensions: [ext.ca()] } }),
    caseOf('damage-outer-algorithm-leaf', { leaf: { outerAlgorithm: rsa } }),
    caseOf('damage-outer-algorithm-root', { root: { outerAlgorithm: rsa, extensions: [ext.ca()] } }),
    caseOf('damage-key-leaf', {
      leaf: { publicKey: sequence(sequence(oid('1.2.840.10045.2.1')), tlv(3, Uint8Array.of(0, 4, 1))) },
    }),
    caseOf('damage-key-mid', {
      mid: { extensions: [ext.ca()], publicKey: sequence(sequence(oid('1.2.3.4')), tlv(3, Uint8Array.of(0, 4, 1))) },
    }),
    caseOf(
      'damage-key-leaf-level',
      { leaf: { publicKey: sequence(sequence(oid('1.2.3.4')), tlv(3, Uint8Array.of(0, 4, 1))) } },
      { level: 1 },
    ),
    caseOf('unknown-critical-everywhere', {
      root: { extensions: [ext.ca(), ext.unknown(true)] },
      mid: { extensions: [ext.ca(), ext.unknown(true)] },
      leaf: { extensions: [ext.unknown(true)] },
    }),
    caseOf(
      'many-things-wrong',
      {
        root: { extensions: [ext.ca(), ext.unknown(true)], notAfter: day(-2) },
        mid: { extensions: [ext.unknown(true)], notAfter: day(-2) },
        leaf: { extensions: [ext.eku(purposes.clientAuth)], notAfter: day(-2) },
      },
      { purpose: 'sslserver' },
    ),
  ];
}

/** Chains of several intermediates with path lengths, made short and cut. */
function pathCases(): VerifyCase[] {
  const found: VerifyCase[] = [];
  for (const limits of [
    [undefined, undefined, undefined],
    [0, undefined, undefined],
    [1, undefined, undefined],
    [2, undefined, undefined],
    [undefined, 0, undefined],
    [undefined, 1, undefined],
    [undefined, undefined, 0],
    [2, 1, 0],
    [1, 1, 1],
    [0, 0, 0],
  ] as const) {
    for (const selfIssued of [false, true]) {
      const root = issue({ subject: '/CN=Root', extensions: [ext.ca(limits[0])] });
      const first = issue({ subject: '/CN=One', keyNumber: 1, extensions: [ext.ca(limits[1])] }, root);
      const subject = selfIssued ? '/CN=One' : '/CN=Two';
      const aki = [ext.ca(limits[2]), ext.ski(Uint8Array.of(2)), ext.aki(Uint8Array.of(1))];
      const second = issue({ subject, keyNumber: 3, extensions: aki }, first);
      const leaf = issue({ subject: '/CN=leaf', keyNumber: 2, extensions: [ext.aki(Uint8Array.of(2))] }, second);
      const name = `path-${limits.join('-')}${selfIssued ? '-self-issued' : ''}`;
      const base = { leaf: leaf.der, trusted: [root.der] };
      found.push(
        { ...base, name, untrusted: [first.der, second.der] },
        { ...base, name: `${name}-ca-leaf`, leaf: second.der, untrusted: [first.der] },
        { ...base, name: `${name}-gap`, untrusted: [first.der] },
        { ...base, name: `${name}-partial`, trusted: [second.der], partialChain: true },
        { ...base, name: `${name}-anchor-is-no-root`, trusted: [second.der] },
        { ...base, name: `${name}-trusted-middle`, trusted: [second.der, first.der], untrusted: [root.der] },
      );
    }
  }
  const deep: Entity[] = [issue({ subject: '/CN=deep 0', extensions: [ext.ca()] })];
  for (let index = 1; index < 110; index += 1)
    deep.push(issue({ subject: `/CN=deep ${index}`, keyNumber: index % 3, extensions: [ext.ca()] }, deep.at(-1)));
  for (const length of [99, 100, 101, 102, 103, 104]) {
    const untrusted = deep.slice(1, length - 1).map(({ der }) => der);
    const leaf = deep[length - 1]?.der;
    const root = deep[0]?.der;
    if (leaf === undefined || root === undefined) continue;
    found.push({ name: `deep-${length}`, leaf, trusted: [root], untrusted });
    found.push({ name: `deep-trusted-${length}`, leaf, trusted: [root, ...untrusted] });
  }
  return found;
}

/** Renewed and cross-signed CAs, repeated names, roots that look alike. */
function renewalCases(): VerifyCase[] {
  const old = issue({ subject: '/CN=CA', extensions: [ext.ca(), ext.ski(Uint8Array.of(1))], notAfter: day(-1) });
  const sameKey = issue({ subject: '/CN=CA', extensions: [ext.ca(), ext.ski(Uint8Array.of(1))] });
  const newKey = issue({ subject: '/CN=CA', keyNumber: 5, extensions: [ext.ca(), ext.ski(Uint8Array.of(2))] });
  const plain = issue({ subject: '/CN=CA', extensions: [ext.ca()] });
  const plainNew = issue({ subject: '/CN=CA', keyNumber: 5, extensions: [ext.ca()] });
  const rsa = issue({ subject: '/CN=CA', key: 'rsa2048', extensions: [ext.ca()] });
  const cased = issue({ subject: '/CN=ca', extensions: [ext.ca()] });
  const other = issue({ subject: '/CN=Other', keyNumber: 6, extensions: [ext.ca()] });
  const cross = issue({ subject: '/CN=CA', extensions: [ext.ca()] }, other);
  const crossBack = issue({ subject: '/CN=Other', keyNumber: 6, extensions: [ext.ca()] }, plain);
  const roots: Readonly<Record<string, Entity>> = {
    old,
    sameKey,
    newKey,
    plain,
    plainNew,
    rsa,
    cased,
    other,
    cross,
    crossBack,
  };
  const akis: Readonly<Record<string, readonly RawExtension[]>> = {
    none: [],
    one: [ext.aki(Uint8Array.of(1))],
    two: [ext.aki(Uint8Array.of(2))],
    serial: [ext.aki(undefined, parseOneline('/CN=CA'), old.serial)],
    'serial-same': [ext.aki(Uint8Array.of(1), parseOneline('/CN=CA'), sameKey.serial)],
    'other-issuer': [ext.aki(undefined, parseOneline('/CN=Other'), cross.serial)],
    'only-issuer': [ext.aki(undefined, parseOneline('/CN=Else'))],
  };
  const sets = [
    ['old'],
    ['sameKey'],
    ['newKey'],
    ['old', 'sameKey'],
    ['sameKey', 'old'],
    ['newKey', 'sameKey'],
    ['plainNew', 'plain'],
    ['plain', 'plainNew'],
    ['rsa', 'plain'],
    ['cased'],
    ['other'],
    ['cross'],
    ['cross', 'crossBack'],
    ['other', 'crossBack'],
  ];
  const sent = [[], ['cross'], ['cross', 'crossBack'], ['plain'], ['sameKey', 'cross'], ['newKey', 'old']];
  const all = (names: readonly string[]): Uint8Array[] => names.flatMap((name) => roots[name]?.der ?? []);
  return Object.entries(akis).flatMap(([name, extensions]) => {
    const leaf = issue({ subject: '/CN=leaf', keyNumber: 2, extensions }, sameKey).der;
    return sets.flatMap((trusted) =>
      sent.flatMap((untrusted) =>
        (untrusted.length === 0 ? [false, true] : [false]).map((partialChain) => ({
          name: `renewal-${name}-${trusted.join('+')}-${untrusted.join('+')}${partialChain ? '-partial' : ''}`,
          leaf,
          trusted: all(trusted),
          untrusted: all(untrusted),
          partialChain,
        })),
      ),
    );
  });
}
