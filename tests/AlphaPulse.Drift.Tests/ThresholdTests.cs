namespace AlphaPulse.Drift.Tests;

/// <summary>Thresholds at the ends of their scale.</summary>
public class ThresholdTests
{
    [Fact]
    public void A_window_of_the_reference_as_far_as_can_be_gives_a_threshold_of_one_and_a_file_that_reads_back()
    {
        // The burst fills a window wherever windows begin and is too short a part of the reference to be in the thinned sample, so that
        // the distance is 1. The target is so loose that the law alone would allow less.
        var random = new DeterministicRandom(51);
        var i = 0;
        double Next() => i++ is >= 30_000 and < 30_090 ? 1_000 + random.NextNormal() : random.NextNormal();
        var options = new DriftOptions { WindowRows = 50, EvaluateEveryRows = 10, FalseAlarmsPerYear = 100, RowsPerYear = 252 };

        var profile = ReferenceProfile.Fit(Rows.Columns(1), Rows.Make(60_000, Next), options);

        Assert.Equal(1, profile.Profiles[0].Thresholds.KolmogorovSmirnov);
        Assert.True(double.IsFinite(profile.Profiles[0].Thresholds.PopulationStability!.Value));
        var read = ReferenceProfileFile.FromBytes(ReferenceProfileFile.ToBytes(profile), "here.json");
        Assert.Equal(1, read.Profiles[0].Thresholds.KolmogorovSmirnov);
    }
}
