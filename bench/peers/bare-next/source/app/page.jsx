export default function Page() {
  return (
    <main>
      <h1>A bare page</h1>
      <p>No style, no field, no code of its own.</p>
    </main>
  );
}
