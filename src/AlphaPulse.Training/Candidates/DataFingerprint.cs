using System.Security.Cryptography;
using System.Text;
using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>Names the data of a training: the bars that were read, and the feature rows that were made of them.</summary>
/// <remarks>
/// The bars alone do not say what was learned from: news, sentiment, bars out of quarantine, cuts and the policy for unclean windows change rows of
/// the same bars. Pure and safe for use from any thread.
/// </remarks>
public static class DataFingerprint
{
    /// <summary>SHA-256 over the bars and all rows, as the lineage of runs has it: everything that was read.</summary>
    /// <param name="barsHash">SHA-256 over the bars (<see cref="BarHash"/>), or any other name of them.</param>
    /// <param name="features">The rows (<see cref="FeatureMatrix.Hash"/>).</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(string barsHash, FeatureMatrix features)
    {
        ArgumentNullException.ThrowIfNull(barsHash);
        ArgumentNullException.ThrowIfNull(features);
        return Of(barsHash, features.Hash);
    }

    /// <summary>
    /// SHA-256 over the bars and the first rows, as manifests have it with those before the replay: nothing was learned from the others, or chosen on them. A
    /// cut that becomes known within the replay changes some of those and leaves a model that is trained again what it was.
    /// </summary>
    /// <param name="barsHash">SHA-256 over the bars (<see cref="BarHash"/>), or any other name of them.</param>
    /// <param name="features">The rows (<see cref="FeatureMatrix.HashOfFirst"/>).</param>
    /// <param name="rows">How many of them, from 0 to <see cref="FeatureMatrix.Count"/>.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public static string Of(string barsHash, FeatureMatrix features, int rows)
    {
        ArgumentNullException.ThrowIfNull(barsHash);
        ArgumentNullException.ThrowIfNull(features);
        return Of(barsHash, features.HashOfFirst(rows));
    }

    private static string Of(string barsHash, string rowsHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"alphapulse-data-1\n{rowsHash}\n{barsHash}")));
}
