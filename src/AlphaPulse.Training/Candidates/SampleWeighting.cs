namespace AlphaPulse.Training;

/// <summary>What a training sample weighs. Labels that overlap tell the same thing several times.</summary>
public enum SampleWeighting
{
    /// <summary>Every sample weighs the same.</summary>
    Equal = 0,

    /// <summary>The average uniqueness of its label; see <see cref="Features.SampleWeights.Uniqueness(Features.SampleSet, IReadOnlyList{int}?)"/>.</summary>
    Uniqueness = 1,

    /// <summary>The return that is attributed to its label; see <see cref="Features.SampleWeights.ReturnAttribution(Features.SampleSet, IReadOnlyList{int}?)"/>.</summary>
    ReturnAttribution = 2,
}
