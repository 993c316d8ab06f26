"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm, useWatch } from "react-hook-form";
import type * as z from "zod/mini";
import { toFieldFaults } from "./fault-words";

/** As the server says it of a field that its contract refuses. */
const REFUSED = "This is missing, too long or invalid";

type ApiFormOptions<Values extends FieldValues, Order, Answer> = {
  /** What is typed (`Values`), and what is made of it for the server (`Order`). */
  schema: z.ZodMiniType<Order, Values>;
  /** None for what a person or a password manager may fill in before the page's code has come. */
  defaultValues?: DefaultValues<Values>;
  ask: (order: Order) => Promise<Answer>;
  onDone?: (answer: Answer) => void;
  /** Checked as it is typed, and not at the first submit. */
  isCheckedEarly?: boolean;
  /** What the server found, by field, where its paths are no fields. */
  findFaults?: (error: Error, values: Values) => Readonly<Record<string, string | undefined>>;
};

/**
 * A form that is checked by its contract before it is sent. What the server finds is shown at its
 * field, or by `fault` where it's about no field, and the focus goes there.
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
    /** For the form element. */
    props: {
      ref: element,
      // Before the page's code has come, nothing typed may get into an address.
      method: "post",
      onSubmit: handleSubmit((order) => {
        if (!request.isPending) request.mutate(order);
      }),
    },
    /** For the field of that name. */
    field: (name: Path<Values>) => ({
      ...register(name),
      fault: formState.errors[name]?.message as string | undefined,
    }),
    /** For what shows no fault: a switch, a choice. */
    register,
    isWrong: hasFieldFault,
    fault: hasFieldFault ? null : error,
    isPending: request.isPending,
    isDone: request.isSuccess,
    /** What the server answered last, and what it was asked. */
    answer: request.data,
    order: request.variables,
    /** Asks with what no field holds. */
    send: request.mutate,
    /** Forgets how the last request ended. */
    forget: request.reset,
    /** What stands in the fields. */
    values: useWatch({ control: form.control, compute: (values: Values) => values }),
    setValue: form.setValue,
    /** Empties the fields, or fills them in anew. */
    reset: form.reset,
  };
}
