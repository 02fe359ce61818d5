import * as z from 'zod';
import { json, jsonError, type Service } from './endpoints.ts';

const asked = z.object({ SecretId: z.string() });

/** Secrets Manager as its clients speak it (AWS JSON 1.1): GetSecretValue of secrets that are no secrets here. */
export const secretsEndpoint =
  (secrets: Readonly<Record<string, string>>): Service =>
  ({ headers, body }) => {
    if (headers['x-amz-target'] !== 'secretsmanager.GetSecretValue')
      return jsonError(400, 'InvalidRequestException', 'this machine only reads secrets');
    const { SecretId } = asked.parse(JSON.parse(body));
    const SecretString = secrets[SecretId];
    return SecretString === undefined
      ? jsonError(400, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
      : json(200, { ARN: SecretId, Name: SecretId, SecretString });
  };
