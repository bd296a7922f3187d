/** The options that Aurora sets: https://swagger.io/docs/open-source-tools/swagger-ui/usage/configuration/ */
interface SwaggerOptions {
  readonly domNode: HTMLElement;
  readonly spec: unknown;
  readonly validatorUrl: null;
  readonly deepLinking: boolean;
  readonly plugins: readonly (() => { readonly wrapComponents: Readonly<Record<string, () => () => null>> })[];
}

declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  export default function SwaggerUI(options: SwaggerOptions): unknown;
}
