import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-sqlalchemy-url-string-is-truthy',
  family: 'clients-drivers',
  title: 'SQLAlchemy URL flags reach the driver as strings: ssl_disabled=false switches TLS off',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions: 'SQLAlchemy 1.4-2.1 with mysqlconnector, pymysql, aiomysql.',
  symptoms: [
    {
      where: 'driver SQLAlchemy 2.1.1 mysql+mysqlconnector ?ssl_disabled=false',
      text: "('Ssl_cipher', '') — plaintext",
    },
    { where: 'driver SQLAlchemy mysql+pymysql ?ssl=true', text: "AttributeError: 'str' object has no attribute 'get'" },
    {
      where: 'driver SQLAlchemy mysql+aiomysql ?ssl=true / ?ssl_ca=…',
      text: "AttributeError: 'str' object has no attribute 'wrap_bio'  /  AttributeError: 'dict' object has no attribute 'wrap_bio'",
    },
    { where: 'driver PyMySQL connect(ssl=True)', text: "AttributeError: 'bool' object has no attribute 'get'" },
    {
      where: "driver aiomysql connect(ssl={'ca':…})",
      text: "AttributeError: 'dict' object has no attribute 'wrap_bio'",
    },
    {
      where: 'driver aiomysql connect(ssl=True) → system roots',
      text: "(2003, \"Can't connect to MySQL server on '127.0.0.1'\")",
    },
  ],
  why: "Query-string values are text; 'false' is a non-empty string, and drivers that expect a dict or an SSLContext get a str (or the dict that SQLAlchemy builds for PyMySQL, which aiomysql cannot use: it wants an ssl.SSLContext).",
  proof: "Static: the URL's query keys and the driver name. Text of the AttributeError is unique.",
  fix: [
    "leave ssl_disabled out; or connect_args={'ssl_disabled': False}",
    "pymysql: ?ssl_ca=/etc/app/ca.pem; aiomysql: connect_args={'ssl': ssl.create_default_context(cafile='/etc/app/ca.pem')}",
    "check: SHOW STATUS LIKE 'Ssl_cipher' through the engine",
  ],
  lookAlikes: ['driver-plaintext-by-default'],
  reads: ['client.driver'],
  run: foundDriver('driver-sqlalchemy-url-string-is-truthy'),
};
