namespace AlphaPulse.Architecture.Tests.Api;

public class PublicApiTests
{
    private const string Approve = "ALPHAPULSE_APPROVE_API";

    public static TheoryData<string> Libraries => [.. Repository.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_API_is_the_approved_one(string package)
    {
        var file = Path.Combine(Repository.Folder(package), "PublicApi.txt");
        var actual = ApiText.Of(Repository.Load(package));
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(file, actual);
        }

        var differences = ApiDifference.Between(File.Exists(file) ? File.ReadAllText(file) : string.Empty, actual);
        Assert.True(
            differences.Count == 0,
            $"""
            The public API of {package} is not the one in src/{package}/PublicApi.txt:

            {string.Join(Environment.NewLine, differences)}

            If the change is meant, approve it: {Approve}=1 dotnet test tests/AlphaPulse.Architecture.Tests -c Release
            and commit the file; a line that was removed breaks users and belongs in CHANGELOG.md.
            """);
    }

    [Fact]
    public void Every_kind_of_member_is_written() => Assert.Equal(
        """
        namespace AlphaPulse.Architecture.Tests.Api

        public interface ApiSample.IShape
            static abstract string Name { get; }
            string Describe(IReadOnlyList<string?>? parts)

        public enum ApiSample.Level : byte
            Low = 1
            High = 2

        public delegate T ApiSample.Maker<T>(string? hint = null) where T : class, new()

        public sealed record ApiSample.Point : ApiSample.IShape
            public Point(int X, string? Label)
            public int X { get; init; }
            public required int Size { get; init; }
            public static string Name { get; }
            public string? Label { get; init; }
            public string Describe(IReadOnlyList<string?>? parts)
            public void Deconstruct(out int X, out string? Label)

        public abstract class ApiSample.Tree<T> where T : struct, IComparable<T>
            public const decimal Rate = 0.10m
            protected Tree()
            public T this[int index] { get; protected set; }
            protected abstract ValueTask<T> FindAsync(ReadOnlySpan<char> name, ApiSample.Level level = Level.High, CancellationToken cancellationToken = default)
            public (int, string?) Pair(params T[] values)
            public override string ToString()
            public static ApiSample.Tree<T> operator +(ApiSample.Tree<T> left, in T right)

        """.ReplaceLineEndings("\n"),
        ApiText.Of(typeof(ApiSample).GetNestedTypes().Where(t => t.IsNestedPublic)));

    [Fact]
    public void A_difference_names_the_type_of_the_member()
    {
        var differences = ApiDifference.Between(
            "namespace N\n\npublic class A\n    public int X { get; }\n\npublic class B\n    public int X { get; }\n",
            "namespace N\n\npublic class A\n    public long X { get; }\n\npublic class B\n    public int X { get; }\n\npublic class C\n");
        Assert.Equal(
            "- public class A > public int X { get; }|+ public class A > public long X { get; }|+ public class C",
            string.Join('|', differences));
    }
}
