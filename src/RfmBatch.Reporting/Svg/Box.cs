namespace RfmBatch.Reporting.Svg;

/// <summary>A rectangle in pixels.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height);
