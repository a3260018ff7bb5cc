using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Petitions.Data.Migrations
{
    /// <inheritdoc />
    public partial class NoticeIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_PersonId_Cause",
                table: "Notices");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Cause_PersonId",
                table: "Notices",
                columns: new[] { "Cause", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_CreatedAt_Id",
                table: "Notices",
                columns: new[] { "PersonId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_Late",
                table: "Notices",
                columns: new[] { "PersonId", "Late" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_Cause_PersonId",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_PersonId_CreatedAt_Id",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_PersonId_Late",
                table: "Notices");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_Cause",
                table: "Notices",
                columns: new[] { "PersonId", "Cause" },
                unique: true);
        }
    }
}
