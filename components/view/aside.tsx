import { type AsideWords, PageAside } from "@/components/ui/page/page-aside";

/** The page while there is no message to show. */
export const Aside = (props: AsideWords) => <PageAside page="Shared message" {...props} />;
