declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  import type { ComponentType, createElement, ReactNode } from "react";

  type System = {
    readonly getComponent: (name: string, isContainer?: true) => ComponentType<{ source?: string }>;
    readonly specSelectors: { readonly info: () => { readonly get: (key: "description") => string } };
  };

  /** https://swagger.io/docs/open-source-tools/swagger-ui/customization/plugin-api/ */
  export type SwaggerPlugin = (system: { readonly React: { readonly createElement: typeof createElement } }) => {
    readonly components: Readonly<Record<string, (system: System) => ReactNode>>;
  };

  /** The options that Aurora sets: https://swagger.io/docs/open-source-tools/swagger-ui/usage/configuration/ */
  interface SwaggerOptions {
    readonly domNode: HTMLElement;
    readonly spec: unknown;
    readonly validatorUrl: null;
    readonly deepLinking: boolean;
    readonly plugins: readonly SwaggerPlugin[];
    readonly layout: string;
  }

  export default function SwaggerUI(options: SwaggerOptions): unknown;
}
