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
    /// <summary>SHA-256 over both, as manifests and the lineage of runs have it.</summary>
    /// <param name="barsHash">SHA-256 over the bars (<see cref="BarHash"/>), or any other name of them.</param>
    /// <param name="features">The rows (<see cref="FeatureMatrix.Hash"/>).</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(string barsHash, FeatureMatrix features)
    {
        ArgumentNullException.ThrowIfNull(barsHash);
        ArgumentNullException.ThrowIfNull(features);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"alphapulse-data-1\n{features.Hash}\n{barsHash}")));
    }
}
