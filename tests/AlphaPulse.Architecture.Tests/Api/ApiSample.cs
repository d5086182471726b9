namespace AlphaPulse.Architecture.Tests.Api;

/// <summary>One of everything that <see cref="ApiText"/> writes.</summary>
public static class ApiSample
{
    public interface IShape
    {
        static abstract string Name { get; }

        string Describe(IReadOnlyList<string?>? parts);
    }

    public delegate T Maker<T>(string? hint = null)
        where T : class, new();

    public enum Level : byte
    {
        Low = 1,
        High = 2,
    }

    public sealed record Point(int X, string? Label) : IShape
    {
        public static string Name => nameof(Point);

        public required int Size { get; init; }

        public string Describe(IReadOnlyList<string?>? parts) => string.Join(',', parts ?? []);
    }

    public abstract class Tree<T>
        where T : struct, IComparable<T>
    {
        public const decimal Rate = 0.10m;

        public T this[int index]
        {
            get => default;
            protected set => throw new ArgumentOutOfRangeException(nameof(index), value, "Cannot be set.");
        }

        public static Tree<T> operator +(Tree<T> left, in T right) => left;

        public (int Count, string? Text) Pair(params T[] values) => (values.Length, null);

        public override string ToString() => nameof(Tree<>);

        internal void Hidden()
        {
        }

        protected abstract ValueTask<T> FindAsync(ReadOnlySpan<char> name, Level level = Level.High, CancellationToken cancellationToken = default);
    }
}
