"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm, useWatch } from "react-hook-form";
import type * as z from "zod/mini";
import { toFieldFaults } from "./fault-words";

/** The server's own text for a field that fails validation. */
const REFUSED = "This is missing, too long or invalid";

type ApiFormOptions<Values extends FieldValues, Order, Answer> = {
  /** The typed values (`Values`), and what they become for the server (`Order`). */
  schema: z.ZodMiniType<Order, Values>;
  /** Omit for fields that a person or password manager may fill in before hydration. */
  defaultValues?: DefaultValues<Values>;
  ask: (order: Order) => Promise<Answer>;
  onDone?: (answer: Answer) => void;
  /** Validates on change, not only on submit. */
  isCheckedEarly?: boolean;
  /** Field errors of an answer whose paths aren't field names. */
  findFaults?: (error: Error, values: Values) => Readonly<Record<string, string | undefined>>;
};

/**
 * A form validated by its contract. Server errors show at their field or as `fault`, and get focus.
 */
export function useApiForm<Values extends FieldValues, Order, Answer>(
  options: ApiFormOptions<Values, Order, Answer>,
) {
  const { schema, defaultValues, ask, onDone, isCheckedEarly, findFaults = toFieldFaults } = options;
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<Values, unknown, Order>({
    resolver: zodResolver(schema, { error: () => REFUSED }),
    defaultValues,
    mode: isCheckedEarly ? "onChange" : "onSubmit",
  });
  const { register, handleSubmit, setError, formState } = form;
  const request = useMutation({
    mutationFn: ask,
    onSuccess: onDone,
    onError: (error) => {
      for (const [name, message] of Object.entries(findFaults(error, form.getValues())))
        if (message && element.current?.elements.namedItem(name)) setError(name as Path<Values>, { message });
    },
  });
  const { error } = request;
  useEffect(() => {
    if (!error) return;
    const place =
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      element.current?.querySelector<HTMLElement>("[data-fault]");
    place?.focus();
  }, [error]);
  const hasFieldFault = Object.keys(formState.errors).length > 0;
  return {
    /** Props of the form element. */
    props: {
      ref: element,
      // Before hydration, a submit must not put typed text into the address.
      method: "post",
      onSubmit: handleSubmit((order) => {
        if (!request.isPending) request.mutate(order);
      }),
    },
    /** Where a dialog's focus starts. */
    findFirstField: () =>
      element.current?.querySelector<HTMLElement>("input:not([type=radio]), select, textarea") ?? null,
    /** Props of the field with that name. */
    field: (name: Path<Values>) => ({
      ...register(name),
      fault: formState.errors[name]?.message as string | undefined,
    }),
    /** For controls that show no error, such as switches. */
    register,
    isWrong: hasFieldFault,
    fault: hasFieldFault ? null : error,
    isPending: request.isPending,
    isDone: request.isSuccess,
    /** The last answer, and the order that it answers. */
    answer: request.data,
    order: request.variables,
    /** Sends an order that the fields don't hold. */
    send: request.mutate,
    /** Forgets the last request's outcome. */
    forget: request.reset,
    /** The current field values. */
    values: useWatch({ control: form.control, compute: (values: Values) => values }),
    setValue: form.setValue,
    /** Clears the fields, or sets new values. */
    reset: form.reset,
  };
}
