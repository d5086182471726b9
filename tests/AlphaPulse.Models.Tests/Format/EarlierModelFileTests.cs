using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Models.Tests.Format;

/// <summary>Files of versions 1 and 2, which are one JSON document, keep loading and are read as strictly as before.</summary>
public sealed class EarlierModelFileTests
{
    private const string Source = "/models/model.json";

    public static TheoryData<string> Fixtures =>
        [.. Directory.EnumerateFiles(Folder, "model-*.json").Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string, int[], string> WrongNodes => new()
    {
        { "nodes", [5, 2], "24 bytes of 'feature' where 28" },
        { "nodes", [0, 6], "0 nodes of tree 0" },
        { "nodes", [11, -5], "-5 nodes of tree 1" },
        { "nodes", [int.MaxValue, int.MaxValue], "of 'feature' where" },
        { "left", [1, -1, 3, -1, -1], "20 bytes of 'left' where 24" },
        { "left", [1, -1, 0, -1, -1, -1], "not among the nodes after it" },
        { "left", [1, -1, 4, -1, -1, -1], "has a parent already" },
        { "left", [1, 2, 3, -1, -1, -1], "leaf 1 with children" },
        { "missing", [3, -1, 4, -1, -1, -1], "no child of it" },
        { "feature", [3, -1, 2, -1, -1, -1], "asks for feature 3" },
        { "feature", [-2, -1, 2, -1, -1, -1], "tree 0 that is no tree" },
        { "categories", [1], "'categories' that are not of its 6 nodes" },
        { "categories", [0, 2, 5], "'categories' that are not of its 6 nodes" },
        { "categories", [0, 0], "'categories' that are not of its 6 nodes" },
        { "categories", [9, 1, 1], "'categories' that are not of its 6 nodes" },
        { "categories", [0, 1, 1, 0, 1, 2], "'categories' that are not of its 6 nodes" },
        { "categories", [2, 1, 7], "has a threshold" },
        { "categories", [1, 1, 7], "is a leaf" },
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures");

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Files_keep_loading(string name)
    {
        var path = Path.Combine(Folder, name);
        var read = ModelFile.FromBytes(File.ReadAllBytes(path), path);
        var artifact = name == "model-2-boosted_trees.json"
            ? Samples.Artifact() with { Model = Samples.CoveredTrees() }
            : ModelFileTests.Artifacts().Single(a => a.Model.Kind == read.Model.Kind);
        Assert.Equal(ModelFile.ToBytes(artifact), ModelFile.ToBytes(read));
        Assert.Equal(ModelFile.ToBytes(artifact), ModelFile.ToBytes(ModelFile.Load(path)));
    }

    [Fact]
    public void Every_kind_of_both_versions_is_among_the_fixtures() => Assert.Equal(12, Fixtures.Count);

    [Theory]
    [InlineData(MultinomialModel.ModelKind)]
    [InlineData(MulticlassTreesModel.ModelKind)]
    public void Files_of_several_classes_keep_loading(string kind)
    {
        var path = Path.Combine(Folder, $"classes-2-{kind}.json");
        Assert.True(MulticlassModelFile.IsMulticlass(File.ReadAllBytes(path), path));
        Assert.Equal(MulticlassModelFile.ToBytes(MulticlassModelFileTests.Artifact(kind)), MulticlassModelFile.ToBytes(MulticlassModelFile.Load(path)));
    }

    [Theory]
    [InlineData("multinomial", "\"kind\": \"multinomial\"", "\"kind\": \"multiclass_trees\"", "'classes' is expected")]
    [InlineData("multinomial", "      0.5,\n", "      0.5,\n      0.5,\n", "coefficients")]
    [InlineData("multinomial", "0.75", "0.76", "row 0 has the probability")]
    [InlineData("multiclass_trees", "\"transform\": \"none\"", "\"transform\": \"exponential\"", "without a transform")]
    [InlineData("multiclass_trees", "\"base\": 0.25", "\"base\": 0.26", "row 0 has the probability")]
    [InlineData("multiclass_trees", "\"selfTest\"", "\"probes\"", "'selfTest' is expected")]
    public void A_file_of_several_classes_with_the_right_checksum_is_still_read_strictly(string kind, string old, string changed, string reason)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"classes-2-{kind}.json"));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var refusal = Assert.Throws<ModelFormatException>(
            () => MulticlassModelFile.FromBytes(Seal(text.Replace(old, changed, StringComparison.Ordinal)), Source));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_bit_anywhere_and_a_file_that_was_cut_off_or_continued_are_refused()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, "model-2-ridge.json"));
        for (var position = 0; position < bytes.Length; position++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                bytes[position] ^= (byte)(1 << bit);
                AssertRefused(bytes);
                bytes[position] ^= (byte)(1 << bit);
            }

            AssertRefused(bytes[..position]);
        }

        AssertRefused([.. bytes, (byte)'\n']);
        AssertRefused([.. bytes, .. bytes]);
    }

    [Theory]
    [InlineData("\"version\": 2", "\"version\": 3", "use a newer release")]
    [InlineData("\"version\": 2", "\"version\": 0", "version")]
    [InlineData("alphapulse-model", "another-model", "another-model")]
    [InlineData("\"intercept\": 0.125", "\"intercept\": 1e999", "finite")]
    [InlineData("\"seed\": -42,\n", "", "seed")]
    public void A_file_with_the_right_checksum_is_still_read_strictly(string old, string changed, string reason) =>
        AssertRefused("model-2-ridge.json", old, changed, reason);

    [Theory]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,3,-1]", "4 left where 5 are expected")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,0,-1,-1]", "not among the nodes after it")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,4,-1,-1]", "has a parent already")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,2,3,-1,-1]", "leaf 1 with children")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,3.5,-1,-1]", "no whole number")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,5,-1,-1]", "child 5")]
    [InlineData("\"missing\":[1,-1,4,-1,-1]", "\"missing\":[3,-1,4,-1,-1]", "no child of it")]
    [InlineData("\"feature\":[1,-1,2,-1,-1]", "\"feature\":[3,-1,2,-1,-1]", "asks for feature 3")]
    [InlineData("\"feature\":[1,-1,2,-1,-1]", "\"feature\":[-2,-1,2,-1,-1]", "trees[0] has a tree 0 that is no tree")]
    [InlineData("\"gain\":[2.5,0,0.5,0,0]", "\"gain\":[-2.5,0,0.5,0,0]", "gain")]
    [InlineData("\"gain\":[2.5,0,0.5,0,0]", "\"gain\":[2.5,1,0.5,0,0]", "leaf 1")]
    [InlineData("\"number\":[-1.5,0.1,", "\"number\":[-1.5,1e999,", "finite")]
    [InlineData("\"number\":[-1.5,0.1,", "\"number\":[-1.5,null,", "no number")]
    [InlineData("{\"feature\":[-1],\"left\":[-1],\"right\":[-1],", "{\"feature\":[-1],\"right\":[-1],", "trees[1] has the member 'right'")]
    [InlineData("\"base\": -0.125", "\"base\": \"none\"", "base")]
    public void Trees_of_version_1_are_still_read_strictly(string old, string changed, string reason) =>
        AssertRefused("model-1-boosted_trees.json", old, changed, reason);

    [Theory]
    [MemberData(nameof(WrongNodes))]
    public void Trees_of_version_2_are_still_read_strictly(string member, int[] numbers, string reason) => AssertTreesRefused(member, Pack(numbers), reason);

    [Fact]
    public void Numbers_of_trees_of_version_2_are_read_strictly()
    {
        AssertTreesRefused("gain", Pack<double>(-2.5, 0, 0.5, 0, 0, 0), "gain that is negative");
        AssertTreesRefused("gain", Pack<double>(2.5, 1, 0.5, 0, 0, 0), "leaf 1");
        AssertTreesRefused("number", Pack(0, double.NaN, 1, 2, 3, 4), "finite");
        AssertTreesRefused("cover", Pack<double>(-1.5, 1, 1, 2, 3, 4), "cover that is negative");
        AssertTreesRefused("cover", "not base 64", "no text in base 64");
        AssertTreesRefused("transform", "magic", "magic");
        AssertTreesRefused("transform", "logistic", "does not give the scores");
    }

    private static void AssertTreesRefused(string member, string changed, string reason)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "model-2-boosted_trees.json"));
        var start = text.IndexOf($"\"{member}\": \"", StringComparison.Ordinal) + member.Length + 5;
        AssertRefused(Seal(text[..start] + changed + text[text.IndexOf('"', start)..]), reason);
    }

    private static void AssertRefused(string fixture, string old, string changed, string reason)
    {
        var text = File.ReadAllText(Path.Combine(Folder, fixture));
        Assert.Contains(old, text, StringComparison.Ordinal);
        AssertRefused(Seal(text.Replace(old, changed, StringComparison.Ordinal)), reason);
    }

    private static void AssertRefused(byte[] bytes, string reason = "")
    {
        var refusal = Assert.Throws<ModelFormatException>(() => ModelFile.FromBytes(bytes, Source));
        Assert.StartsWith($"The model file '{Source}' cannot be used: ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(", or train again.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private static string Pack<T>(params T[] numbers)
        where T : unmanaged => Convert.ToBase64String(MemoryMarshal.AsBytes(numbers.AsSpan()));

    private static byte[] Seal(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text[..text.IndexOf("  \"sha256\"", StringComparison.Ordinal)]);
        return [.. payload, .. Encoding.UTF8.GetBytes($"  \"sha256\": \"{Convert.ToHexStringLower(SHA256.HashData(payload))}\"\n}}\n")];
    }
}
