namespace AlphaPulse.Models;

/// <summary>Where and why a journal cannot be trusted.</summary>
/// <param name="File">The file.</param>
/// <param name="Entry">The entry, from 1 in the order of the file.</param>
/// <param name="Defect">What is wrong with it, such as <c>the entry does not match its hash</c>.</param>
/// <param name="Cause">The error that says so, if there is one.</param>
public sealed record JournalDamage(string File, int Entry, string Defect, Exception? Cause);
