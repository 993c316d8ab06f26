/** A page's name, which the focus can go to. */
export const PageTitle = ({ children }: { children: string }) => (
  <h1 tabIndex={-1} className="rounded-sm text-title font-semibold tracking-tight outline-offset-4">
    {children}
  </h1>
);
