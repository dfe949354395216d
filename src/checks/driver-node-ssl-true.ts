import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-node-ssl-true',
  family: 'clients-drivers',
  title: 'ssl: true means three different things in the Node drivers',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'mysql2 3.x, mysqljs 2.18, mariadb npm 3.5, Knex, Sequelize, TypeORM.',
  symptoms: [
    {
      where: 'driver mysql2 ssl:true; Knex connection.ssl:true or ?ssl=true with mysql2',
      text: "TypeError: SSL profile must be an object, instead it's a boolean",
    },
    {
      where: 'driver Sequelize dialectOptions.ssl:true',
      text: "SequelizeConnectionError: SSL profile must be an object, instead it's a boolean",
    },
    { where: "driver mysql2 / mysqljs ssl:'true' or 'REQUIRED'", text: "TypeError: Unknown SSL profile 'true'" },
    {
      where: 'driver mysqljs ssl:true or ?ssl=true',
      text: 'OK cipher="TLS_AES_256_GCM_SHA384" — encrypted, nothing verified',
    },
    {
      where: 'driver mariadb npm ssl:true',
      text: 'self-signed certificate in certificate chain — verifies against system roots',
    },
    { where: "driver mariadb npm ssl:'anything'", text: 'same as true' },
  ],
  why: 'mysql2 wants an object (rejectUnauthorized defaults to true); mysqljs turns true into {} with verification off; mariadb npm verifies.',
  proof: 'Static: type of the ssl value and the driver package. Text of the TypeError is unique.',
  fix: [
    "mysql2: ssl: {} (system roots) or ssl: {ca: fs.readFileSync('/etc/app/ca.pem'), verifyIdentity: true}",
    "mysqljs: ssl: {ca: fs.readFileSync('/etc/app/ca.pem')}",
    'check: Ssl_cipher not empty and a wrong CA fails',
  ],
  lookAlikes: ['driver-ca-given-not-verified'],
  reads: ['client.driver'],
  run: foundDriver('driver-node-ssl-true'),
};
