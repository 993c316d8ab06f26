export const metadata = { title: "A bare page", description: "What Next.js takes by itself." };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
