using System.Buffers.Binary;

namespace AlphaPulse.Models.Tests.Format;

/// <summary>Damage of every kind is refused with an error that says what and where, before anything is made of it.</summary>
public sealed class ModelContainerTests
{
    private const string Source = "/models/model.apm";

    public static TheoryData<string> Kinds => [.. ModelFileTests.Artifacts().Select(a => a.Model.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_flipped_bit_of_any_byte_refuses_to_load(string kind)
    {
        var bytes = File(kind);
        for (var position = 0; position < bytes.Length; position++)
        {
            // Every bit of the header and of the first bytes behind it, one of every other byte.
            for (var bit = position < 128 ? 0 : position % 8; bit < 8; bit += position < 128 ? 1 : 8)
            {
                bytes[position] ^= (byte)(1 << bit);
                AssertRefused(bytes);
                bytes[position] ^= (byte)(1 << bit);
            }
        }

        Assert.NotNull(ModelFile.FromBytes(bytes, Source));
    }

    [Fact]
    public void A_flipped_bit_somewhere_in_a_large_file_refuses_to_load()
    {
        var model = new BoostedTreesLearner { Rounds = 200, MinRowsPerLeaf = 1 }.Fit(Samples.Random(400, 3, 1, (sum, random) => sum + random.NextNormal()), 0);
        var bytes = ModelFile.ToBytes(Samples.Artifact() with { Model = model });
        Assert.True(bytes.Length > 50_000, $"{bytes.Length} bytes");
        for (var position = 0; position < bytes.Length; position += 97)
        {
            bytes[position] ^= 0x10;
            AssertRefused(bytes);
            bytes[position] ^= 0x10;
        }

        Assert.NotNull(ModelFile.FromBytes(bytes, Source));
    }

    [Fact]
    public void A_file_that_was_cut_off_or_continued_refuses_to_load()
    {
        var bytes = File(TreeEnsembleModel.ModelKind);
        for (var length = 0; length < bytes.Length; length++)
        {
            AssertRefused(bytes[..length]);
        }

        Assert.Contains("cut off or continued", AssertRefused([.. bytes, 0]), StringComparison.Ordinal);
        Assert.Contains("cut off or continued", AssertRefused([.. bytes, .. bytes]), StringComparison.Ordinal);
        Assert.Contains("cut off after 63 of 64 bytes", AssertRefused(bytes[..63]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, 4u, "version 4, and this release reads up to version 3; use a newer release")]
    [InlineData(8, uint.MaxValue, "version 4294967295")]
    [InlineData(8, 2u, "version 2, which was never written in this form")]
    [InlineData(12, 1u, "keeps zero")]
    [InlineData(16, 0u, "where its header says 0")]
    [InlineData(20, uint.MaxValue, "where its header says 18446744069")]
    [InlineData(24, 0u, "no JSON")]
    [InlineData(24, 0x7FFFFFFFu, "gives the document 2147483647 bytes")]
    [InlineData(28, 0x80000000u, "gives the document 9223372036")]
    public void A_header_with_the_right_checksum_is_still_read_strictly(int at, uint value, string reason)
    {
        var bytes = File(TreeEnsembleModel.ModelKind);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
        Assert.Contains(reason, AssertRefused(ModelParts.Seal(bytes)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"count\":6}", "\"count\":2147483647}", "reaches to byte")]
    [InlineData("\"count\":6}", "\"count\":2147483648}", "no whole number")]
    [InlineData("\"count\":6}", "\"count\":-1}", "no whole number of at least 0")]
    [InlineData("\"type\":\"node\"", "\"type\":\"f128\"", "type 'f128'")]
    [InlineData("\"name\":\"nodes\"", "\"name\":\"knots\"", "'knots' where 'nodes' is expected")]
    [InlineData("\"name\":\"nodes\",", "", "'name' is expected")]
    [InlineData("\"arrays\":[{", "\"arrays\":[1,{", "no object")]
    [InlineData("\"arrays\":[", "\"arrays\":{\"a\":[", "no JSON")]
    [InlineData("\"kind\":", "\"kind\":\"ridge\",\"kind\":", "no JSON")]
    public void A_list_of_arrays_with_the_right_checksum_is_still_read_strictly(string old, string changed, string reason)
    {
        var parts = new ModelParts(File(TreeEnsembleModel.ModelKind));
        var at = parts.Document.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, old);
        Assert.Contains(reason, AssertRefused(parts.Join(parts.Document[..at] + changed + parts.Document[(at + old.Length)..])), StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_that_are_missing_left_over_swapped_or_of_another_length_are_refused()
    {
        AssertRefused(p => p.Remove("selfTest.scores"), "no more arrays where 'selfTest.scores' is expected");
        AssertRefused(p => p.Remove("covers"), "'lists' where 'covers' is expected");
        AssertRefused(p => p.Append("more", "i32", [1, 0, 0, 0]), "the array 'more', which a model of its kind does not have");
        AssertRefused(p => p.Swap("gains", "covers"), "'covers' where 'gains' is expected");
        AssertRefused(p => p.Swap("selfTest.sums", "selfTest.rows"), "'selfTest.sums' where 'selfTest.rows' is expected");
        AssertRefused(p => p.SwapContents("trees", "selfTest.scores"), "of the type node are expected");
        AssertRefused(p => p.Set<double>("gains", 1, 2), "2 elements of the type f64 in the array 'gains' where 6 of the type f64");
        AssertRefused(p => p.Set<double>("selfTest.rows"), "0 numbers of its self-test");
        AssertRefused(p => p.Set<double>("selfTest.rows", 1, 2), "no rows of 3 features");
        AssertRefused(p => p.Set<float>("selfTest.scores", 1), "where 17 of the type f32");
    }

    [Fact]
    public void Bytes_between_arrays_are_zero()
    {
        var bytes = File(TreeEnsembleModel.ModelKind);
        var end = 64 + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(24));
        Assert.NotEqual(0, end % 64);
        bytes[end] = 1;
        Assert.Contains("'trees', and the bytes before it are not zero", AssertRefused(ModelParts.Seal(bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_lie_at_borders_of_64_bytes_and_the_parts_make_the_same_file_again()
    {
        foreach (var kind in ModelFileTests.Artifacts().Select(a => a.Model.Kind))
        {
            Assert.Equal(File(kind), new ModelParts(File(kind)).Join());
        }
    }

    [Fact]
    public void Processors_whose_highest_byte_comes_first_turn_each_number_round()
    {
        byte[] bytes = [.. Enumerable.Range(0, 24).Select(i => (byte)i)];
        ArrayType.Node.SwapBytes(bytes);
        Assert.Equal([7, 6, 5, 4, 3, 2, 1, 0, 11, 10, 9, 8, 15, 14, 13, 12, 19, 18, 17, 16, 23, 22, 21, 20], bytes);
        Assert.Throws<NotSupportedException>(() => ArrayType.Of<short>());
    }

    [Fact]
    public void A_file_that_is_mapped_is_the_same_and_is_let_go()
    {
        using var folder = new TestKit.TemporaryFolder();
        var path = folder.File("model.apm");
        foreach (var artifact in ModelFileTests.Artifacts())
        {
            System.IO.File.WriteAllBytes(path, ModelFile.ToBytes(artifact));
            var read = ModelFile.Load(path);
            System.IO.File.Delete(path);
            Assert.Equal(ModelFile.ToBytes(artifact), ModelFile.ToBytes(read));
        }

        System.IO.File.WriteAllBytes(path, File(TreeEnsembleModel.ModelKind)[..^1]);
        Assert.Contains(path, Assert.Throws<ModelFormatException>(() => ModelFile.Load(path)).Message, StringComparison.Ordinal);
        System.IO.File.WriteAllBytes(path, []);
        Assert.Throws<ModelFormatException>(() => ModelFile.Load(path));
        Assert.Throws<FileNotFoundException>(() => ModelFile.Load(folder.File("none.apm")));
    }

    private static byte[] File(string kind) => ModelFile.ToBytes(ModelFileTests.Artifacts().Single(a => a.Model.Kind == kind));

    private static void AssertRefused(Action<ModelParts> change, string reason)
    {
        var parts = new ModelParts(File(TreeEnsembleModel.ModelKind));
        change(parts);
        Assert.Contains(reason, AssertRefused(parts.Join()), StringComparison.Ordinal);
    }

    private static string AssertRefused(byte[] bytes)
    {
        var refusal = Assert.Throws<ModelFormatException>(() => ModelFile.FromBytes(bytes, Source));
        Assert.StartsWith($"The model file '{Source}' cannot be used: ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(", or train again.", refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }
}
