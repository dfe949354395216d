import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-subject-short-name',
  family: 'accounts-auth',
  title: "REQUIRE SUBJECT uses other attribute names than OpenSSL's short names",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-log', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010291] [Server] X.509 subject mismatch: should be '...' but is '/CN=m/UID=u1/DC=test/serialNumber=42/ST=BY/L=M/GN=g/SN=s/title=t/street=str/postalCode=80331/pseudonym=p/dnQualifier=dq/organizationIdentifier=oi/jurisdictionC=DE/businessCategory=bc/initials=i/generationQualifier=gq'",
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Note] X509 subject mismatch: should be '...' but is '/C=DE/1.3.6.1.4.1.99999.1=xyz/CN=o'",
    },
    {
      where: 'server log mysql 5.6',
      text: "[Note] X509 subject mismatch: should be '...' but is '/CN=m/ST=BY/L=M/SN=s'",
    },
    { where: 'client, all', text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)" },
  ],
  why: 'Names are case-sensitive OpenSSL short names: state ST (not S/SP), serial number serialNumber (SN is the surname!), given name GN, user id UID, EV fields jurisdictionC/businessCategory; an OID OpenSSL does not know stays dotted. yaSSL drops UID, DC, serialNumber, title and all unknown ones.',
  proof:
    'Compare name by name with openssl x509 -subject -nameopt compat. Names seen: C ST L O OU CN emailAddress UID DC serialNumber GN SN title street postalCode pseudonym dnQualifier organizationIdentifier jurisdictionC businessCategory initials generationQualifier.',
  fix: ["ALTER USER 'u'@'%' REQUIRE SUBJECT '<text of openssl x509 -noout -subject -nameopt compat>';"],
  lookAlikes: ['require-subject-yassl-differs'],
  reads: ['admin.accounts'],
  run: foundRequire('require-subject-short-name'),
};
