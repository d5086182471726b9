using System.Security.Cryptography;

namespace AlphaPulse.Tests;

public class FeatureSchemaTests
{
    private static readonly FeatureColumn Rsi = new("rsi(14)", "100 - 100 / (1 + gain / loss)", 15);
    private static readonly FeatureColumn Roc = new("roc(5)", "close / close[5] - 1", 6);
    private static readonly FeatureSchema Schema = new("small", [Rsi, Roc]);

    [Fact]
    public void The_hash_is_pinned()
    {
        // A change of this value makes every stored model unloadable: it is part of the file format.
        var text = "alphapulse-feature-schema-1\n7:rsi(14)|29:100 - 100 / (1 + gain / loss)|15\n6:roc(5)|20:close / close[5] - 1|6\n"u8;
        Assert.True(Schema.Hash == Convert.ToHexStringLower(SHA256.HashData(text)), Schema.Hash);
        Assert.Equal(15, Schema.Warmup);
    }

    public static TheoryData<FeatureColumn[], string> Others => new()
    {
        { [Roc, Rsi], "column 'rsi(14)' is at position 1 instead of 0" },
        { [Rsi], "column 1 'roc(5)' is missing" },
        { [Rsi, Roc, new("x", "1", 1)], "column 2 'x' is not expected" },
        { [Rsi with { Name = "rsi(15)" }, Roc], "column 0 'rsi(14)' is missing" },
        { [Rsi with { Formula = "other" }, Roc], "column 'rsi(14)' computes 'other' instead of '100 - 100 / (1 + gain / loss)'" },
        { [Rsi, Roc with { Warmup = 7 }], "column 'roc(5)' warms up in 7 bars instead of 6" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Any_change_changes_the_hash_and_is_named(FeatureColumn[] columns, string difference)
    {
        var other = new FeatureSchema("small", columns);
        Assert.False(string.Equals(Schema.Hash, other.Hash, StringComparison.Ordinal));
        Assert.NotEqual(Schema, other);
        Assert.Contains(Schema.DifferencesTo(other), line => line == difference);
        var error = Assert.Throws<SchemaMismatchException>(() => Schema.EnsureMatches(other, "file m.json"));
        Assert.Contains("file m.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
        Assert.Equal(Schema.DifferencesTo(other), error.Differences);
    }

    [Fact]
    public void The_name_of_the_set_is_not_part_of_it()
    {
        var other = new FeatureSchema("renamed", [Rsi, Roc]);
        Assert.Equal(Schema, other);
        Assert.Equal(Schema.GetHashCode(), other.GetHashCode());
        Assert.Empty(Schema.DifferencesTo(other));
        Schema.EnsureMatches(other, "here");
    }

    [Fact]
    public void Separators_in_a_field_cannot_imitate_another_schema() =>
        Assert.NotEqual(
            new FeatureSchema("a", [new("x|1:y", "z", 1)]),
            new FeatureSchema("a", [new("x", "1:y|z", 1)]));

    [Fact]
    public void Refuses_what_is_no_schema()
    {
        Assert.Throws<ArgumentException>(() => new FeatureSchema(" ", [Rsi]));
        Assert.Throws<ArgumentException>(() => new FeatureSchema("a", []));
        Assert.Contains("'rsi(14)' twice", Assert.Throws<ArgumentException>(() => new FeatureSchema("a", [Rsi, Rsi])).Message, StringComparison.Ordinal);
        Assert.Contains("warm-up of 0", Assert.Throws<ArgumentException>(() => new FeatureSchema("a", [Rsi with { Warmup = 0 }])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FeatureSchema("a", [Rsi with { Name = " " }]));
    }
}
