import { resolve } from 'node:path';

/** What the text of an `openssl.cnf` needs to know. */
export interface CnfOptions {
  /** The CA folder; written as an absolute path, so that `openssl ca -config DIR/openssl.cnf` works from everywhere. */
  readonly dir: string;
  /** Days that `openssl ca` gives a certificate unless `-days` says otherwise. */
  readonly days: number;
  readonly crlDays: number;
}

/** The `openssl.cnf` of a folder that tlsql makes: `openssl ca -config DIR/openssl.cnf` issues as tlsql does. */
export function writeCnf({ dir, days, crlDays }: CnfOptions): string {
  const path = resolve(dir).replace(/[\\$"'#]/g, '\\$&');
  return `# OpenSSL configuration of this CA folder, made by tlsql; openssl ca and tlsql may be used in turn.
#   openssl ca -config ${path}/openssl.cnf -extensions server_cert -in db1.csr -out db1-cert.pem
#   openssl ca -config ${path}/openssl.cnf -revoke db1-cert.pem -crl_reason superseded
#   openssl ca -config ${path}/openssl.cnf -gencrl -out ${path}/crl.pem
# Change dir when the folder moves (tlsql does not need it).

[ ca ]
default_ca = CA_default

[ CA_default ]
dir              = ${path}
certs            = $dir/certs
crl_dir          = $dir/crl
new_certs_dir    = $dir/newcerts
database         = $dir/index.txt
serial           = $dir/serial
crlnumber        = $dir/crlnumber
crl              = $dir/crl.pem
certificate      = $dir/cacert.pem
private_key      = $dir/private/cakey.pem
# Serials are random, 159 bits.
rand_serial      = yes
# A renewed certificate has the subject of the old one.
unique_subject   = no
default_md       = sha256
default_days     = ${days}
default_crl_days = ${crlDays}
x509_extensions  = client_cert
crl_extensions   = crl_ext
# The order of the subject's parts stays as requested: MySQL compares REQUIRE SUBJECT as one string.
preserve         = yes
email_in_dn      = yes
policy           = policy_any
# A request decides nothing but its subject and key. For a server's names: -extfile with subjectAltName.
copy_extensions  = none
name_opt         = ca_default
cert_opt         = ca_default

[ policy_any ]
countryName            = optional
stateOrProvinceName    = optional
localityName           = optional
organizationName       = optional
organizationalUnitName = optional
commonName             = optional
emailAddress           = optional

[ req ]
default_bits       = 2048
default_md         = sha256
string_mask        = utf8only
utf8               = yes
distinguished_name = req_distinguished_name
x509_extensions    = v3_ca

[ req_distinguished_name ]
commonName = Common Name

[ v3_ca ]
basicConstraints       = critical, CA:TRUE
keyUsage               = critical, keyCertSign, cRLSign
subjectKeyIdentifier   = hash
authorityKeyIdentifier = keyid

[ v3_intermediate_ca ]
basicConstraints       = critical, CA:TRUE, pathlen:0
keyUsage               = critical, keyCertSign, cRLSign
subjectKeyIdentifier   = hash
authorityKeyIdentifier = keyid

[ server_cert ]
basicConstraints       = critical, CA:FALSE
keyUsage               = critical, digitalSignature, keyEncipherment
extendedKeyUsage       = serverAuth
subjectKeyIdentifier   = hash
authorityKeyIdentifier = keyid

[ client_cert ]
basicConstraints       = critical, CA:FALSE
keyUsage               = critical, digitalSignature
extendedKeyUsage       = clientAuth
subjectKeyIdentifier   = hash
authorityKeyIdentifier = keyid

# Both sides: replication, Galera, Group Replication.
[ peer_cert ]
basicConstraints       = critical, CA:FALSE
keyUsage               = critical, digitalSignature, keyEncipherment
extendedKeyUsage       = serverAuth, clientAuth
subjectKeyIdentifier   = hash
authorityKeyIdentifier = keyid

[ crl_ext ]
authorityKeyIdentifier = keyid
`;
}
