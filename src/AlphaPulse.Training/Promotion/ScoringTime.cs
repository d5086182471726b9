using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>How long a model takes to score one row, by a clock.</summary>
internal static class ScoringTime
{
    public const int Batches = 15;
    public const int BatchRows = 200;

    /// <summary>The median of batches over some rows, in nanoseconds a row.</summary>
    public static double Measure(IModel model, FeatureMatrix features, Range rows, TimeProvider time)
    {
        var (start, length) = rows.GetOffsetAndLength(features.Count);
        var nanoseconds = new double[Batches];
        for (var batch = 0; batch < Batches; batch++)
        {
            var from = time.GetTimestamp();
            for (var i = 0; i < BatchRows; i++)
            {
                model.TryScore(features.Row(start + (batch * BatchRows + i) % length), out _);
            }

            nanoseconds[batch] = time.GetElapsedTime(from).TotalNanoseconds / BatchRows;
        }

        Array.Sort(nanoseconds);
        return nanoseconds[Batches / 2];
    }
}
