/** Puts the focus into the first field that has a problem, once React has marked it. */
export function focusFirstProblem(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem] input')?.focus();
  });
}
