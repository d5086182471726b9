using System.Text;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.Drift.Tests;

public class ReferenceProfileFileTests
{
    [Fact]
    public async Task A_profile_comes_back_from_its_file_and_decides_as_before()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.profile.json");
        var profile = Profile();
        await ReferenceProfileFile.SaveAsync(path, profile);

        var read = await ReferenceProfileFile.LoadAsync(path);

        Assert.Equal(ReferenceProfileFile.ToBytes(profile), ReferenceProfileFile.ToBytes(read));
        Assert.Equal(profile.Profiles[0].Thresholds, read.Profiles[0].Thresholds);
        var random = new DeterministicRandom(42);
        var rows = Rows.Make(600, () => random.NextNormal() + 0.8, random.NextNormal, () => double.NaN, random.NextNormal);
        var before = Rows.Run(new DriftMonitor(profile, profile.Columns), rows, 4);
        var after = Rows.Run(new DriftMonitor(read, profile.Columns), rows, 4);
        Assert.NotEmpty(before.Alarms);
        Assert.Equal(before.Alarms[0].Features, after.Alarms[0].Features);
        Assert.Equal(before.HeldRows, after.HeldRows);
    }

    [Fact]
    public void Equal_rows_give_equal_bytes_of_a_small_file()
    {
        var bytes = ReferenceProfileFile.ToBytes(Profile());

        Assert.Equal(bytes, ReferenceProfileFile.ToBytes(Profile()));
        Assert.StartsWith("{\"format\":\"alphapulse-reference-profile\",\"version\":1,", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.InRange(bytes.Length, 1_000, 4 * 8_000);
    }

    [Fact]
    public void Any_changed_byte_is_refused()
    {
        var bytes = ReferenceProfileFile.ToBytes(Profile());
        for (var i = 0; i < bytes.Length; i += 41)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 1;
            Refused(damaged);
        }

        Refused(bytes[..(bytes.Length / 2)]);
        Refused([]);
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "newer release")]
    [InlineData("alphapulse-reference-profile", "alphapulse-model", "format")]
    [InlineData("\"scale\":\"log_level\"", "\"scale\":\"cubic\"", "cubic")]
    [InlineData("\"windowRows\":168", "\"windowRows\":12", "windowRows")]
    [InlineData("\"formula\":\"a number\"", "\"formula\":\"another\"", "hash")]
    [InlineData("\"missingShare\":0,", "\"missingShare\":7,", "missingShare")]
    [InlineData("\"recentRows\"", "\"extra\":1,\"recentRows\"", "extra")]
    public void A_file_with_a_right_checksum_but_impossible_content_is_refused_with_the_reason(string from, string to, string reason)
    {
        var text = Encoding.UTF8.GetString(ReferenceProfileFile.ToBytes(Profile()));
        Assert.Contains(from, text, StringComparison.Ordinal);
        var changed = text[..text.LastIndexOf(",\n\"sha256\"", StringComparison.Ordinal)].Replace(from, to, StringComparison.Ordinal);
        var checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(changed)));

        var error = Refused(Encoding.UTF8.GetBytes($"{changed},\n\"sha256\":\"{checksum}\"}}\n"));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_rows_and_the_same_rows_by_row_give_one_profile()
    {
        var random = new DeterministicRandom(43);
        var rows = Rows.Make(1_000, random.NextNormal, random.NextNormal);
        var matrix = TrainingMatrix.FromRows(Rows.Columns(2).Schema, rows, new double[1_000]);

        Assert.Equal(
            ReferenceProfileFile.ToBytes(ReferenceProfile.Fit(Rows.Columns(2), rows, Rows.Hourly)), ReferenceProfileFile.ToBytes(ReferenceProfile.Fit(matrix, Rows.Hourly)));
    }

    private static ProfileFormatException Refused(byte[] bytes)
    {
        var error = Assert.Throws<ProfileFormatException>(() => ReferenceProfileFile.FromBytes(bytes, "here.json"));
        Assert.StartsWith("The reference profile 'here.json' cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(", or fit the profile again.", error.Message, StringComparison.Ordinal);
        return error;
    }

    private static ReferenceProfile Profile()
    {
        var random = new DeterministicRandom(41);
        return ReferenceProfile.Fit(
            Rows.Columns(1).With(RawInputs.Columns), Rows.Make(2_000, random.NextNormal, random.NextNormal, () => double.NaN, random.NextNormal), Rows.Hourly);
    }
}
