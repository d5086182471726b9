namespace AlphaPulse.Training;

/// <summary>Samples to train on and samples to test on, none of which shares a bar of its label with one of the other side.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Train">The positions of the training samples, in order of time; at least one.</param>
/// <param name="Test">The positions of the test samples, in order of time; at least one.</param>
/// <param name="Purged">How many samples were left out because their label overlaps that of a test sample.</param>
/// <param name="Embargoed">How many further samples were left out because they lie too near to a test sample.</param>
public sealed record PurgedFold(IReadOnlyList<int> Train, IReadOnlyList<int> Test, int Purged, int Embargoed);
