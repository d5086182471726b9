namespace AlphaPulse.Hosting;

/// <summary>What identifies a model and what it was made from: SHA-256, 64 lower-case hexadecimal digits each.</summary>
/// <param name="Model">Of the model file.</param>
/// <param name="Data">Of the bars that were read for training and of the feature rows that were made of them (<see cref="AlphaPulse.Training.DataFingerprint"/>).</param>
/// <param name="Features">Of names, formulas and warm-up of the features in order.</param>
/// <param name="Label">Of the name of the label with its parameters, in UTF-8.</param>
/// <param name="Options">Of the options as lines <c>name=value</c> in ordinal order, in UTF-8.</param>
/// <param name="Code">
/// Of the assemblies from bars to the gate as lines <c>name version identity</c>, where the identity is that of the compiled module; empty in cards of older releases.
/// </param>
/// <param name="Environment">
/// Of runtime, operating system, architecture and the widths of vectors of the processor as lines; empty in cards of older releases.
/// </param>
public sealed record ModelFingerprints(string Model, string Data, string Features, string Label, string Options, string Code = "", string Environment = "");
