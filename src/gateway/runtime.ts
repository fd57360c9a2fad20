// A service that has been loaded: its operations beside the schemas and checks made from the vendor's module.
import { allowedValues } from "./wire/enums.ts";
import { ServiceModel, type OperationModel } from "./wire/model.ts";
import { type AllowedValues, Validator } from "./wire/validate.ts";
import type { AnyOperation, LazyService, Service } from "./service.ts";
import { type FieldPath, fieldPath } from "./refused-fields.ts";

export interface RuntimeOperation {
  readonly model: OperationModel;
  // Inputs and outputs are checked where operations are declared; the dispatcher moves them.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly implementation: AnyOperation<any, any> | undefined;
  readonly refuses: readonly FieldPath[];
  /** The IAM action; undefined: needs no permission. */
  readonly action: string | undefined;
}

export class ServiceRuntime {
  readonly model: ServiceModel;
  readonly validator: Validator;
  readonly #operations = new Map<string, RuntimeOperation>();

  private constructor(service: Service, allowed: AllowedValues) {
    this.model = new ServiceModel(service.spec, service.module);
    this.validator = new Validator(allowed);
    const prefix = service.spec.actionPrefix ?? service.spec.signingName;
    for (const [name, model] of this.model.operations) {
      const implementation = service.operations[name];
      const action = implementation?.action;
      this.#operations.set(name, {
        model,
        implementation,
        refuses: (implementation?.refuses ?? []).map(fieldPath),
        action: action === null ? undefined : (action ?? `${prefix}:${name}`),
      });
    }
  }

  static async of(service: Service): Promise<ServiceRuntime> {
    return new ServiceRuntime(service, await allowedValues(service.spec.package, service.module));
  }

  /** Undefined: the vendor has no such operation. */
  operation(name: string): RuntimeOperation | undefined {
    return this.#operations.get(name);
  }
}

/** Loads each service once, on the first request to it. */
export class Runtimes {
  readonly #loading = new WeakMap<LazyService, Promise<ServiceRuntime>>();
  readonly #loaded = new WeakMap<LazyService, ServiceRuntime>();

  /** Without waiting when the service is loaded: the hot path. */
  of(service: LazyService): ServiceRuntime | Promise<ServiceRuntime> {
    const loaded = this.#loaded.get(service);
    if (loaded) return loaded;
    let loading = this.#loading.get(service);
    if (!loading) this.#loading.set(service, (loading = this.#load(service)));
    return loading;
  }

  async #load(service: LazyService): Promise<ServiceRuntime> {
    try {
      const runtime = await ServiceRuntime.of(await service.load());
      this.#loaded.set(service, runtime);
      return runtime;
    } catch (thrown) {
      this.#loading.delete(service); // the next request tries again
      throw thrown;
    }
  }
}
