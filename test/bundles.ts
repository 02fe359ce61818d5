import { bundleFunctions } from '../infra/bundle.ts';

/** Tests run the bundles that would be deployed, made anew once for all of them. */
export const setup = bundleFunctions;
