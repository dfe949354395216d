/** One certificate of the corpus: what differs from a self-signed P-256 certificate with subject /CN=a. */
export interface CorpusCase {
  readonly name: string;
  /** Name of the key (see corpus.ts). */
  readonly key?: string;
  /** Lines of the section `dn` of an openssl configuration, or none when `args` has the subject. */
  readonly subject?: string;
  readonly mask?: string;
  /** Lines of the section of extensions. */
  readonly extensions?: string;
  /** Further sections that the extensions refer to. */
  readonly sections?: string;
  readonly serial?: string;
  readonly args?: readonly string[];
  /** notBefore and notAfter as `openssl ca` takes them. */
  readonly dates?: readonly [string, string];
  readonly version1?: boolean;
}

const keyCases: CorpusCase[] = [
  ...[
    'rsa1024',
    'rsa2048',
    'rsa3072',
    'rsa1027',
    'p224',
    'p256',
    'p384',
    'p521',
    'k256',
    'bp256',
    'bp512',
    'sect283',
    'explicit',
  ].flatMap((key) =>
    ['sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((hash) => ({
      name: `key-${key}-${hash}`,
      key,
      args: [`-${hash}`],
    })),
  ),
  ...['ed25519', 'ed448', 'rsapss', 'rsapssfixed'].map((key) => ({ name: `key-${key}`, key })),
  ...['sha1', 'sha256'].map((hash) => ({ name: `key-dsa-${hash}`, key: 'dsa', args: [`-${hash}`] })),
  { name: 'key-rsa-md5', key: 'rsa2048', args: ['-md5'] },
  ...['20', '32', '64'].map((salt) => ({
    name: `pss-${salt}`,
    key: 'rsa2048',
    args: ['-sha256', '-sigopt', 'rsa_padding_mode:pss', '-sigopt', `rsa_pss_saltlen:${salt}`],
  })),
  ...['sha1', 'sha384', 'sha512'].map((hash) => ({
    name: `pss-${hash}`,
    key: 'rsa2048',
    args: [`-${hash}`, '-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_mgf1_md:sha256'],
  })),
  ...['rsa2048', 'p256', 'ed25519'].map((key) => ({ name: `version1-${key}`, key, version1: true })),
];

/** Values as they stand in an openssl configuration, where a backslash and `$` and `#` are special and quotes keep blanks. */
const values: Readonly<Record<string, string>> = {
  plain: 'Example',
  blanks: '"  two  blanks  "',
  tabs: '"a\\t b"',
  slash: 'a/b',
  plus: 'a+b',
  comma: 'Example, Inc.',
  quotes: 'the \\"best\\"',
  backslash: 'a\\\\b',
  angles: 'a<b>c;d',
  hash: '\\#a\\#',
  equals: 'a=b',
  control: '"a\\r\\nb"',
  tilde: 'a~b{c}|^`@*_&!%',
  latin: 'Übung é ñ',
  greek: 'Ελλάδα',
  cjk: '日本語',
  emoji: 'a😀b',
  upper: 'ExAmPlE ÄÖ',
  wildcard: '*.example.org',
  long: 'x'.repeat(64),
  digits: '0123456789',
  slashCn: 'a/CN=b',
};
/** B_ASN1_… of OpenSSL's asn1.h: Printable 2, T61 4, IA5 16, Universal 256, BMP 2048, UTF8 8192. */
const masks = [
  'default',
  'pkix',
  'nombstr',
  'utf8only',
  'MASK:2',
  'MASK:4',
  'MASK:16',
  'MASK:256',
  'MASK:2048',
  'MASK:8192',
];
const stringCases: CorpusCase[] = masks.flatMap((mask) =>
  Object.entries(values).map(([kind, value]) => ({
    name: `string-${mask.toLowerCase().replace(':', '')}-${kind}`,
    mask,
    subject: `C = PT\nO = ${value}\nCN = ${value}`,
  })),
);

const attributes = (
  'CN SN serialNumber C:PT L ST street O OU title description businessCategory postalAddress:x postalCode postOfficeBox ' +
  'physicalDeliveryOfficeName telephoneNumber x500UniqueIdentifier name GN initials generationQualifier dnQualifier ' +
  'distinguishedName:x houseIdentifier dmdName pseudonym role organizationIdentifier emailAddress unstructuredName ' +
  'challengePassword unstructuredAddress UID mail DC jurisdictionC:PT jurisdictionL jurisdictionST uid friendlyName ' +
  'CSPName INN:123456789012 OGRN:1234567890123 SNILS:12345678901 favouriteDrink buildingName info roomNumber host ' +
  'associatedDomain documentTitle manager secretary homePostalAddress personalTitle friendlyCountry subtreeMaximumQuality'
).split(' ');
const attributeCases: CorpusCase[] = [
  ...attributes.map((entry) => {
    const [type = '', value = 'abc'] = entry.split(':');
    return { name: `attribute-${type}`, subject: `O = Example\n${type} = ${value}\nCN = z` };
  }),
  { name: 'attribute-unknown-oid', args: ['-subj', '/CN=a/1.2.3.4.5=b'] },
  { name: 'attribute-oid-of-known', args: ['-subj', '/2.5.4.10=Example/CN=a'] },
  { name: 'attribute-big-oid', args: ['-subj', '/2.25.123456789012345678901234567890=b/CN=a'] },
];

const subjects: Readonly<Record<string, string>> = {
  empty: '/',
  reversed: '/CN=a/O=b/C=PT',
  multi: '/C=PT/O=a+OU=b/CN=c',
  'multi-first': '/O=a+C=PT/CN=c',
  'multi-three': '/CN=c/O=z+OU=y+L=x',
  'multi-same': '/OU=b+OU=a/CN=c',
  'multi-all': '/C=PT+O=a+CN=b',
  twice: '/OU=a/OU=b/OU=a/CN=c/CN=d',
  domain: '/DC=org/DC=example/OU=Hosts/CN=db1',
  email: '/C=PT/O=Example/CN=a/emailAddress=a@example.org',
  escapes: '/O=a\\/b\\+c\\\\d/CN=e',
  evidence: '/jurisdictionC=PT/businessCategory=Private Organization/serialNumber=123/C=PT/O=Example/CN=a',
  deep: `/C=PT${Array.from({ length: 40 }, (_, index) => `/OU=unit ${index}`).join('')}/CN=a`,
  unicode: '/C=PT/ST=Évora/O=Ação & Irmãos, Lda./CN=josé',
  person: '/GN=Ana/SN=Silva/CN=Ana Silva/UID=asilva/title=DBA/initials=AS',
};
const subjectCases: CorpusCase[] = Object.entries(subjects).map(([name, subject]) => ({
  name: `subject-${name}`,
  args: ['-multivalue-rdn', '-subj', subject],
}));

const extensions: Readonly<Record<string, string>> = {
  'bc-ca': 'basicConstraints = critical, CA:TRUE',
  'bc-path': 'basicConstraints = critical, CA:TRUE, pathlen:3',
  'bc-path0': 'basicConstraints = CA:TRUE, pathlen:0',
  'bc-leaf': 'basicConstraints = CA:FALSE',
  'bc-leaf-critical': 'basicConstraints = critical, CA:FALSE',
  'ku-ca': 'keyUsage = critical, keyCertSign, cRLSign',
  'ku-leaf': 'keyUsage = digitalSignature, keyEncipherment',
  'ku-all':
    'keyUsage = digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment, keyAgreement, keyCertSign, cRLSign, encipherOnly, decipherOnly',
  'ku-decipher': 'keyUsage = keyAgreement, decipherOnly',
  'eku-server': 'extendedKeyUsage = serverAuth',
  'eku-client': 'extendedKeyUsage = clientAuth',
  'eku-both': 'extendedKeyUsage = critical, serverAuth, clientAuth',
  'eku-any': 'extendedKeyUsage = anyExtendedKeyUsage',
  'eku-many': 'extendedKeyUsage = codeSigning, emailProtection, timeStamping, OCSPSigning, msSGC, nsSGC, 1.2.3.4',
  'san-dns': 'subjectAltName = DNS:db.example.org, DNS:*.example.org, DNS:localhost',
  'san-ip': 'subjectAltName = IP:192.0.2.1, IP:2001:db8::1, IP:::1, IP:::ffff:10.0.0.1',
  'san-all':
    'subjectAltName = email:a@example.org, URI:spiffe://example.org/db, RID:1.2.3.4, otherName:1.2.3.4;UTF8:x, DNS:a',
  'san-critical': 'subjectAltName = critical, DNS:a',
  'san-dir': 'subjectAltName = dirName:dir, DNS:b',
  'san-ip-as-dns': 'subjectAltName = DNS:192.0.2.1',
  'san-upn': 'subjectAltName = otherName:msUPN;UTF8:a@example.org',
  ian: 'issuerAltName = DNS:ca.example.org, email:ca@example.org',
  ski: 'subjectKeyIdentifier = hash',
  'ski-given': 'subjectKeyIdentifier = 01:02:FE',
  aki: 'subjectKeyIdentifier = hash\nauthorityKeyIdentifier = keyid:always',
  'aki-issuer': 'subjectKeyIdentifier = hash\nauthorityKeyIdentifier = keyid:always, issuer:always',
  'nc-dns':
    'nameConstraints = critical, permitted;DNS:example.org, permitted;DNS:.example.net, excluded;DNS:bad.example.org',
  'nc-ip': 'nameConstraints = permitted;IP:10.0.0.0/255.0.0.0, excluded;IP:2001:db8::/ffff:ffff::',
  'nc-email': 'nameConstraints = permitted;email:example.org, permitted;email:.example.org, excluded;URI:.example.com',
  'nc-dir': 'nameConstraints = permitted;dirName:dir',
  policies: 'certificatePolicies = 1.2.3.4, 2.23.140.1.2.1, anyPolicy',
  'policy-cps': 'certificatePolicies = @policy',
  crldp: 'crlDistributionPoints = URI:http://example.org/ca.crl, URI:ldap://example.org/cn=a',
  'crldp-section': 'crlDistributionPoints = point',
  aia: 'authorityInfoAccess = OCSP;URI:http://ocsp.example.org, caIssuers;URI:http://example.org/ca.crt',
  'ns-server': 'nsCertType = server',
  'ns-all': 'nsCertType = client, server, email, objsign, sslCA, emailCA, objCA',
  'ns-comment': 'nsComment = "made by hand"',
  tlsfeature: 'tlsfeature = status_request',
  'policy-constraints': 'policyConstraints = critical, requireExplicitPolicy:3, inhibitPolicyMapping:1',
  'inhibit-any': 'inhibitAnyPolicy = 2',
  nocheck: 'noCheck = ignored',
  unknown: '1.2.3.4.5 = critical, ASN1:UTF8String:x',
  'unknown-raw': '1.2.3.4.6 = DER:01:02:03',
  freshest: 'freshestCRL = URI:http://example.org/delta.crl',
  server:
    'basicConstraints = critical, CA:FALSE\nkeyUsage = critical, digitalSignature\nextendedKeyUsage = serverAuth\nsubjectAltName = DNS:a, IP:127.0.0.1\nsubjectKeyIdentifier = hash',
  peer: 'basicConstraints = CA:FALSE\nextendedKeyUsage = serverAuth, clientAuth\nsubjectAltName = DNS:a',
  ca: 'basicConstraints = critical, CA:TRUE\nkeyUsage = critical, keyCertSign, cRLSign\nsubjectKeyIdentifier = hash\nauthorityKeyIdentifier = keyid:always',
};
const sections =
  '[dir]\nC = PT\nO = Example\nCN = a b\n[policy]\npolicyIdentifier = 1.2.3.4\nCPS.1 = http://example.org/cps\nuserNotice.1 = @notice\n[notice]\nexplicitText = mind this\n[point]\nfullname = URI:http://example.org/x.crl\nCRLissuer = dirName:dir\nreasons = keyCompromise, CACompromise';
const extensionCases: CorpusCase[] = Object.entries(extensions).map(([name, lines]) => ({
  name: `extension-${name}`,
  extensions: lines,
  sections,
}));

const serialCases: CorpusCase[] = [
  '0',
  '1',
  '127',
  '128',
  '255',
  '256',
  '-1',
  '-128',
  '-129',
  '-256',
  '0x7fffffffffffffffffffffffffffffffffffffff',
  '0x8000000000000000',
  '1311768467463790320',
].map((serial, index) => ({ name: `serial-${index}`, serial }));

const dateCases: CorpusCase[] = (
  [
    ['500101000000Z', '991231235959Z'],
    ['000101000000Z', '491231235959Z'],
    ['20260101000000Z', '20500101000000Z'],
    ['20500101000000Z', '99991231235959Z'],
    ['260101000000Z', '260101000000Z'],
    ['270101000000Z', '260101000000Z'],
    ['19000101000000Z', '19491231235959Z'],
    ['240229120000Z', '280229235959Z'],
    ['20200101000000Z', '20210101000000Z'],
    ['20990101000000Z', '21000101000000Z'],
  ] as const
).map((dates, index) => ({ name: `dates-${index}`, dates }));

/** All cases; some are refused by the openssl program itself (a string type that lacks a character). */
export const corpusCases: readonly CorpusCase[] = [
  ...keyCases,
  ...stringCases,
  ...attributeCases,
  ...subjectCases,
  ...extensionCases,
  ...serialCases,
  ...dateCases,
];
